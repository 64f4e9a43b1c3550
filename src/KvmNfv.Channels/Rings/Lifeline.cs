namespace KvmNfv.Channels;

/// <summary>Tells whether the peer's process still lives, where something can.</summary>
internal abstract class Lifeline : IDisposable
{
    /// <summary>Whether the peer is known to be dead. Cheap enough to be asked a thousand times a second; thread-safe.</summary>
    public abstract bool PeerIsDead { get; }

    public abstract void Dispose();
}
