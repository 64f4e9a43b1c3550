using System.Runtime.InteropServices;

namespace KvmNfv.Cli;

/// <summary>Ctrl-C (or SIGTERM) for verbs that must put something back before they end: the first one asks, the second one insists.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _first;
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Starts listening.</summary>
    /// <param name="outer">Counts as the first one, too.</param>
    public Interruption(CancellationToken outer)
    {
        _first = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Caught), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Caught)];
    }

    public CancellationToken First => _first.Token;

    public CancellationToken Second => _second.Token;

    /// <summary>Waits for a task or an interruption, whichever comes first.</summary>
    /// <param name="task">The task; how it ended is not looked at.</param>
    /// <param name="interrupted"><see cref="First"/> or <see cref="Second"/>.</param>
    /// <returns>Whether the task was first.</returns>
    public static async Task<bool> EndsBeforeAsync(Task task, CancellationToken interrupted)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = interrupted.Register(stop.SetResult);
        return await Task.WhenAny(task, stop.Task).ConfigureAwait(false) == task;
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    private void Caught(PosixSignalContext context)
    {
        context.Cancel = true;
        (_first.IsCancellationRequested ? _second : _first).Cancel();
    }
}
