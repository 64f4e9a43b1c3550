using System.Collections.Concurrent;
using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;
using Spectre.Console;

namespace KvmNfv.Cli.Commands;

/// <summary>A few lines that are painted over, below what happened so far: for terminals.</summary>
internal sealed class MigrationLiveView(IAnsiConsole console) : IMigrationView
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(200);

    // Painting is one thread's work: whatever is to be said waits here for the next round.
    private readonly ConcurrentQueue<string> _lines = new();

    public Task ShowAsync(IMigrationOperation operation, CancellationToken leave) => console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
    {
        var events = CollectAsync(operation, leave);
        using var timer = new PeriodicTimer(s_refresh);
        while (!events.IsCompleted)
        {
            Paint(live, operation);
            await Task.WhenAny(events, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
        }

        await events.ConfigureAwait(false);
        Paint(live, operation);
    });

    public void Say(string text) => _lines.Enqueue(Printable.Line(text));

    private async Task CollectAsync(IMigrationOperation operation, CancellationToken leave)
    {
        try
        {
            await foreach (var e in operation.EventsAsync(leave).ConfigureAwait(false))
                _lines.Enqueue(MigrationProgressText.Line(e));
        }
        catch (OperationCanceledException) when (leave.IsCancellationRequested)
        {
            // The user has seen enough.
        }
    }

    private void Paint(LiveDisplayContext live, IMigrationOperation operation)
    {
        var width = console.Profile.Width;
        while (_lines.TryDequeue(out var line))
        {
            // Filled up, since it is written over the panel.
            foreach (var part in TextWrap.Lines(line, width - 1, MigrationProgressText.Indent))
                console.WriteLine(part.PadRight(width - 1));
        }

        var text = MigrationProgressText.Panel(operation, width, console.Profile.Capabilities.Unicode);
        live.UpdateTarget(new Rows(text.Select(t => new Text(t) { Overflow = Overflow.Crop })));
    }
}
