using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class MemoryMessage
{
    public HugePageSize HugePages { get; set; }

    public int? NumaNode { get; set; }

    public static MemoryMessage From(SharedRegionOptions value) => new() { HugePages = value.HugePages, NumaNode = value.NumaNode };

    public SharedRegionOptions ToValue() => new() { HugePages = Limits.Known(HugePages), NumaNode = NumaNode };
}
