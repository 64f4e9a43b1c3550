namespace KvmNfv.Channels;

/// <summary>How a ring keeps its messages. The numbers are those of the layout (docs/channels-ring.md).</summary>
public enum RingKind
{
    /// <summary>One sender, one receiver, every message of one size: the fastest, without a header per message.</summary>
    Fixed = 1,

    /// <summary>One sender, one receiver, messages of any size up to a limit, packed one after the other.</summary>
    Variable = 2,

    /// <summary>Many senders, one receiver, messages up to a limit, each in a slot of its own.</summary>
    ManySenders = 3,
}
