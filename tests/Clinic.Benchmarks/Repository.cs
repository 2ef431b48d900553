namespace Clinic.Benchmarks;

/// <summary>Where things lie in the working copy that this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PortalSource => Path.Combine(Root, "src", "Clinic.Web");

    /// <summary>The built portal, of the same configuration as this program.</summary>
    public static string PortalProgram
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            var path = Path.Combine(PortalSource, "bin", configuration, "net10.0", OperatingSystem.IsWindows() ? "Clinic.Web.exe" : "Clinic.Web");
            return File.Exists(path) ? path : throw new FileNotFoundException("The portal is not built.", path);
        }
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Clinic.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Find(parent)
        : throw new DirectoryNotFoundException("This program does not lie in a working copy.");
}
