namespace KvmNfv.Channels.VhostUser;

/// <summary>Says whether a thread holds frames of guest memory, and whether it has let go of all that it held at some moment.</summary>
internal sealed class FrameHolder
{
    private int _holds, _epoch;

    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>Called inside the queue's gate, before frames are handed out.</summary>
    public void Hold() => Volatile.Write(ref _holds, 1);

    /// <summary>Called when no frame will be touched any more.</summary>
    public void LetGo()
    {
        Volatile.Write(ref _holds, 0);
        Volatile.Write(ref _epoch, _epoch + 1);
    }

    /// <summary>Whether frames handed out before <paramref name="epoch"/> was read can still be in use.</summary>
    public bool MayHoldSince(int epoch) => Volatile.Read(ref _holds) != 0 && Epoch == epoch;
}
