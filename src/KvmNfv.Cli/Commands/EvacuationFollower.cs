using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;
using Spectre.Console;

namespace KvmNfv.Cli.Commands;

/// <summary>Stays with an evacuation to its end: a line for each domain that begins or ends, on a terminal also what is under way; Ctrl-C calls it off.</summary>
internal sealed class EvacuationFollower(CliConsole console, Interruption interruption)
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(200);

    /// <summary>Follows it.</summary>
    /// <returns>Its report; null where the user left before its end.</returns>
    public async Task<EvacuationReport?> FollowAsync(IEvacuationOperation operation)
    {
        using var leave = new CancellationTokenSource();
        var end = operation.WaitAsync(CancellationToken.None);
        var shown = console.IsErrorTerminal ? PaintAsync(operation, end, leave.Token) : WriteAsync(operation, leave.Token);
        if (!await Interruption.EndsBeforeAsync(end, interruption.First).ConfigureAwait(false))
        {
            console.Error.WriteLine("Calling it off, and putting back what was changed. Ctrl-C again leaves at once.");
            _ = operation.CancelAsync(CancellationToken.None);
        }

        var ended = await Interruption.EndsBeforeAsync(end, interruption.Second).ConfigureAwait(false);
        if (!ended)
            await leave.CancelAsync().ConfigureAwait(false);
        await shown.ConfigureAwait(false);
        return ended ? await end.ConfigureAwait(false) : null;
    }

    private async Task WriteAsync(IEvacuationOperation operation, CancellationToken leave)
    {
        var told = new EvacuationChanges();
        try
        {
            await foreach (var progress in operation.WatchAsync(leave).ConfigureAwait(false))
            {
                foreach (var line in told.Lines(progress))
                    console.Error.WriteLine(line);
            }
        }
        catch (OperationCanceledException) when (leave.IsCancellationRequested)
        {
            // The user has seen enough.
        }
    }

    private Task PaintAsync(IEvacuationOperation operation, Task end, CancellationToken leave)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Error) });
        var told = new EvacuationChanges();
        return terminal.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            while (true)
            {
                var (last, width) = (end.IsCompleted || leave.IsCancellationRequested, terminal.Profile.Width);
                // Filled up, since it is written over the panel.
                foreach (var line in told.Lines(operation.Progress))
                    terminal.WriteLine(line.PadRight(width - 1));
                live.UpdateTarget(new Rows(EvacuationText.Panel(operation.Progress).Select(t => new Text(t) { Overflow = Overflow.Crop })));
                if (last)
                    return;
                await Task.WhenAny(end, Task.Delay(s_refresh, CancellationToken.None)).ConfigureAwait(false);
            }
        });
    }
}
