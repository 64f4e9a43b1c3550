using System.Diagnostics;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Sdk.Channels;

/// <summary>A worker that this process started.</summary>
internal sealed class ChildProcess : WorkerProcess
{
    private const int KeptLines = 20, StackSize = 256 * 1024;

    private readonly Process _process;
    private readonly TaskCompletionSource<WorkerEnd> _ended;
    private readonly Queue<string> _words = new();

    private ChildProcess(Process process, TaskCompletionSource<WorkerEnd> ended)
    {
        (_process, _ended, Id) = (process, ended, process.Id);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    public override int Id { get; }

    public override Task<WorkerEnd> Ended => _ended.Task;

    /// <summary>Starts the program and waits until it can be spoken to.</summary>
    /// <exception cref="WorkerException">It can't be started, or ended at once.</exception>
    public static async Task<ChildProcess> StartAsync(WorkerProgram program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var information = new ProcessStartInfo(program.File, [.. program.Arguments, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        var started = new TaskCompletionSource<ChildProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A thread of its own, which lives as long as the child: the kernel tells a child of the end of the thread that made it, not of the process (prctl(2), PR_SET_PDEATHSIG).
        new Thread(() => Watch(information, started), StackSize) { IsBackground = true, Name = "kvmnfv-worker" }.Start();
        var child = await started.Task.ConfigureAwait(false);
        try
        {
            await child.BeReadyAsync(cancellationToken).ConfigureAwait(false);
            return child;
        }
        catch
        {
            child.Kill();
            // Its socket must be free for the next one.
            await child.Ended.ConfigureAwait(false);
            throw;
        }
    }

    public override void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static void Watch(ProcessStartInfo information, TaskCompletionSource<ChildProcess> started)
    {
        ChildProcess child;
        var ended = new TaskCompletionSource<WorkerEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            child = new(Process.Start(information)!, ended);
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or IOException)
        {
            started.SetException(new WorkerException($"The worker's program {information.FileName} can't be started: {problem.Message}", problem));
            return;
        }
        started.SetResult(child);
        child._process.WaitForExit();
        ended.SetResult(new(child._process.ExitCode, child.Words()));
        child._process.Dispose();
    }

    private async Task BeReadyAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        if (line == ControlProtocol.Ready)
            return;
        if (line is not null)
            throw new WorkerException($"The worker's program said '{line}' instead of being ready: is it one of this version?");
        var end = await Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        throw new WorkerException($"The worker's process {Id} {end}");
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_words)
        {
            _words.Enqueue(line.Length > 1000 ? line[..1000] : line);
            if (_words.Count > KeptLines)
                _words.Dequeue();
        }
    }

    private string Words()
    {
        lock (_words)
            return string.Join('\n', _words);
    }
}
