using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class RingsMessage
{
    private static readonly RingOptions s_defaults = new();

    public RingKind Kind { get; set; } = s_defaults.Kind;

    public int MessageSize { get; set; } = s_defaults.MessageSize;

    public int Capacity { get; set; } = s_defaults.Capacity;

    public int MaxSenders { get; set; } = s_defaults.MaxSenders;

    public bool Doorbells { get; set; }

    public MemoryMessage Memory { get; set; } = new();

    public static RingsMessage From(RingOptions value) => new()
    {
        Kind = value.Kind,
        MessageSize = value.MessageSize,
        Capacity = value.Capacity,
        MaxSenders = value.MaxSenders,
        Doorbells = value.Doorbells,
        Memory = MemoryMessage.From(value.Memory),
    };

    public RingOptions ToValue() => new()
    {
        Kind = Limits.Known(Kind),
        MessageSize = MessageSize,
        Capacity = Capacity,
        MaxSenders = MaxSenders,
        Doorbells = Doorbells,
        Memory = Limits.Needed(Memory, "memory of the rings").ToValue(),
    };
}
