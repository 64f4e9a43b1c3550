using KvmNfv.Sdk.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Sdk.Channels;

/// <summary>A worker that another process started. Watched through a descriptor of the process, which no later process with its number can take the place of.</summary>
internal sealed class AdoptedProcess : WorkerProcess
{
    private const int StackSize = 128 * 1024;

    private readonly SafeFileHandle _process;
    private readonly TaskCompletionSource<WorkerEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AdoptedProcess(int id, SafeFileHandle process)
    {
        (Id, _process) = (id, process);
        new Thread(Watch, StackSize) { IsBackground = true, Name = "kvmnfv-worker" }.Start();
    }

    public override int Id { get; }

    public override Task<WorkerEnd> Ended => _ended.Task;

    /// <summary>Null when the process has ended, or is another user's.</summary>
    public static AdoptedProcess? TryOpen(int id) => ProcessDescriptor.TryOpen(id) is { } process ? new(id, process) : null;

    public override void Kill() => ProcessDescriptor.Kill(_process);

    private void Watch()
    {
        ProcessDescriptor.WaitForEnd(_process);
        _ended.SetResult(new(null, ""));
    }
}
