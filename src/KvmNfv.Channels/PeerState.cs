namespace KvmNfv.Channels;

/// <summary>What is known of the other end of a channel.</summary>
public enum PeerState
{
    /// <summary>Nobody has attached yet.</summary>
    Absent,

    /// <summary>The peer is attached.</summary>
    Alive,

    /// <summary>The peer closed its end in an orderly way; what it sent before can still be received.</summary>
    Left,

    /// <summary>The peer went without a word; what it had published can still be received. It may come back: the state is <see cref="Alive"/> again then.</summary>
    Died,
}
