using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt.Tests;

/// <summary>Every test of a derived class must give back each native handle and each callback it lent to libvirt.</summary>
public abstract class LeakCheckedFixture
{
    private const int LoopTurns = 500;

    private bool _tracked;

    [SetUp]
    public void TrackHandles()
    {
        _tracked = LibvirtDiagnostics.TrackHandles;
        LibvirtDiagnostics.TrackHandles = true;
        LibvirtLibrary.EnsureInitialized();
    }

    [TearDown]
    public async Task NothingIsLeaked()
    {
        // libvirt frees callbacks on a later turn of its loop: take turns until that was done, or fail.
        for (var turn = 0; turn < LoopTurns && (CallbackHandle.Live > 0 || LibvirtDiagnostics.LiveHandles.Count > 0); turn++)
            await LoopTurn();
        LibvirtDiagnostics.TrackHandles = _tracked;
        Assert.Multiple(() =>
        {
            Assert.That(LibvirtDiagnostics.LiveHandles, Is.Empty, "native handles");
            Assert.That(CallbackHandle.Live, Is.Zero, "callbacks lent to libvirt");
        });
    }

    internal static async Task LoopTurn()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LibvirtEventLoop.Post(done.SetResult);
        await done.Task.WaitAsync(Limits.Patience);
    }
}
