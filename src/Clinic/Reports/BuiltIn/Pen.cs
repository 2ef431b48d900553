using SkiaSharp;

namespace Clinic.Reports.BuiltIn;

/// <summary>Rules and grounds.</summary>
internal static class Pen
{
    /// <summary>A level rule whose middle lies at <paramref name="y"/>.</summary>
    public static void Line(SKCanvas canvas, float left, float y, float width, float thickness, string colour)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(colour) };
        canvas.DrawRect(SKRect.Create(left, y - (thickness / 2), width, thickness), paint);
    }

    public static void Box(SKCanvas canvas, float left, float top, float width, float height, string colour)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(colour) };
        canvas.DrawRect(SKRect.Create(left, top, width, height), paint);
    }

    /// <summary>The upright rule before a therapist's note.</summary>
    public static Action<SKCanvas, float> Bar(float left, float height) =>
        (canvas, y) => Box(canvas, left, y, 0.75f, height, ReportLook.Edge);
}
