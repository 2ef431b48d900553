namespace Clinic.Web.Plumbing;

/// <summary>A pasted NUL would make the framework refuse the whole form, and with it everything that was typed. It is left out instead.</summary>
public static class NulFreeForms
{
    public static WebApplication UseNulFreeForms(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (ClientSide.Is(context) && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
                context.Request.Body = new Filtered(context.Request.Body);
            return next(context);
        });
        return app;
    }

    /// <summary>The same bytes without "%00", wherever a chunk may end.</summary>
    private sealed class Filtered(Stream inner) : Stream
    {
        private static readonly byte[] Nul = "%00"u8.ToArray();

        private readonly Queue<byte> ready = new();
        private readonly byte[] raw = new byte[8192];
        private int matched;
        private bool isOver;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default)
        {
            while (ready.Count == 0 && !isOver)
            {
                var read = await inner.ReadAsync(raw, cancel);
                isOver = read == 0;
                foreach (var one in raw.AsMemory(0, read).ToArray())
                    Take(one);
                if (isOver)
                    Release();
            }
            var count = Math.Min(buffer.Length, ready.Count);
            for (var i = 0; i < count; i++)
                buffer.Span[i] = ready.Dequeue();
            return count;
        }

        private void Take(byte one)
        {
            if (one == Nul[matched])
            {
                matched = (matched + 1) % Nul.Length;
                return;
            }
            Release();
            if (one == Nul[0])
                matched = 1;
            else
                ready.Enqueue(one);
        }

        private void Release()
        {
            foreach (var held in Nul.AsSpan(0, matched))
                ready.Enqueue(held);
            matched = 0;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancel) => ReadAsync(buffer.AsMemory(offset, count), cancel).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
