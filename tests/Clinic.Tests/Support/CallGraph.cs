using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Clinic.Tests.Support;

/// <summary>What a method calls, and what that calls, within our own assemblies: read from their code.</summary>
internal static class CallGraph
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private static readonly Dictionary<MethodBase, IReadOnlyList<MethodBase>> Known = [];

    /// <summary>Whether anything that <paramref name="start"/> leads to is <paramref name="wanted"/>.</summary>
    public static bool Reaches(MethodBase start, Func<MethodBase, bool> wanted)
    {
        var (seen, open) = (new HashSet<MethodBase> { start }, new Stack<MethodBase>([start]));
        while (open.TryPop(out var method))
        {
            foreach (var called in CalledBy(method))
            {
                if (wanted(called))
                    return true;
                if (IsOurs(called) && seen.Add(called))
                    open.Push(called);
            }
        }
        return false;
    }

    private static bool IsOurs(MethodBase method) => method.DeclaringType?.Assembly.GetName().Name is { } name && name.StartsWith("Clinic", StringComparison.Ordinal);

    private static IReadOnlyList<MethodBase> CalledBy(MethodBase method)
    {
        lock (Known)
            return Known.TryGetValue(method, out var known) ? known : Known[method] = [.. Read(method)];
    }

    private static IEnumerable<MethodBase> Read(MethodBase method)
    {
        // An async method's own body only starts its state machine.
        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            yield return machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += op.Size;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineTok && Resolve(method, BitConverter.ToInt32(code, at)) is { } called)
                yield return called;
            at += SizeOf(op, code, at);
        }
    }

    private static MethodBase? Resolve(MethodBase within, int token)
    {
        try
        {
            return within.Module.ResolveMember(token, within.DeclaringType?.GetGenericArguments(), within.IsGenericMethod ? within.GetGenericArguments() : null) as MethodBase;
        }
        catch (Exception failure) when (failure is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static int SizeOf(OpCode op, byte[] code, int at) => op.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
