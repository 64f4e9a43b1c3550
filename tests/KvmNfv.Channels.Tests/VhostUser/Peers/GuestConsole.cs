using System.Collections.Concurrent;
using System.Diagnostics;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>The serial console of a guest of tests/lab/guest.sh, on which shell commands can be run.</summary>
/// <param name="input">What is typed.</param>
internal sealed class GuestConsole(TextWriter input)
{
    private readonly ConcurrentQueue<(long Time, string Text)> _lines = new();

    /// <summary>All lines so far, with when they came.</summary>
    public IReadOnlyList<(long Time, string Text)> Lines => [.. _lines];

    /// <summary>Listens until the guest's end.</summary>
    public async Task ListenAsync(TextReader output)
    {
        while (await output.ReadLineAsync() is { } line)
            _lines.Enqueue((Stopwatch.GetTimestamp(), line.Trim()));
    }

    public void WaitFor(string text, TimeSpan patience, int after = 0) =>
        Assert.That(SpinWait.SpinUntil(() => { Thread.Sleep(5); return _lines.Skip(after).Any(l => l.Text.Contains(text, StringComparison.Ordinal)); }, patience),
            $"The guest didn't print '{text}':\n{string.Join('\n', _lines.Select(l => l.Text).TakeLast(40))}");

    /// <summary>Begins a shell command; it has ended when "GUEST DONE" comes.</summary>
    /// <returns>How many lines there were before.</returns>
    public int Begin(string command)
    {
        var before = _lines.Count;
        input.Write("sh " + command + "\n");
        input.Flush();
        return before;
    }

    /// <summary>Runs a shell command; its output.</summary>
    public IReadOnlyList<string> Run(string command, TimeSpan patience)
    {
        var before = Begin(command);
        WaitFor("GUEST DONE", patience, before);
        return [.. _lines.Skip(before).Select(l => l.Text)];
    }
}
