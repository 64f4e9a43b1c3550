using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>The peer lives as long as it holds its lock on the file.</summary>
internal sealed class LockLifeline(SafeFileHandle file, int peerSide) : Lifeline
{
    public override bool PeerIsDead => !OpenFileLock.IsTaken(file, peerSide);

    public override void Dispose()
    {
    }
}
