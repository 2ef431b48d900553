using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Clinic.Tests.Support;

/// <summary>Keeps what the portal logs, as an operator would read it: level, category, words, scopes and exceptions.</summary>
public sealed class LogKeeper : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<LogLine> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<LogLine> Lines => lines;

    public IEnumerable<LogLine> Errors => lines.Where(line => line.Level >= LogLevel.Error);

    /// <summary>For long runs at Trace: what was read need not be kept.</summary>
    public void Clear() => lines.Clear();

    public ILogger CreateLogger(string category) => new Keeper(this, category);

    public void SetScopeProvider(IExternalScopeProvider provider) => scopes = provider;

    public void Dispose() { }

    private sealed class Keeper(LogKeeper keeper, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => keeper.scopes.Push(state);

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
        {
            var words = new List<string> { format(state, exception) };
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
                words.AddRange(values.Select(pair => $"{pair.Key}={pair.Value}"));
            keeper.scopes.ForEachScope((scope, all) => all.Add(scope?.ToString() ?? ""), words);
            if (exception is not null)
                words.Add(exception.ToString());
            keeper.lines.Enqueue(new LogLine(level, category, string.Join(Environment.NewLine, words)));
        }
    }
}

public sealed record LogLine(LogLevel Level, string Category, string Words);
