using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class RelayMessage
{
    public string? Name { get; set; }

    public RelayEndMessage? First { get; set; }

    public RelayEndMessage? Second { get; set; }

    public int? Cpu { get; set; }

    public bool YieldWhenIdle { get; set; }

    public static RelayMessage From(DataPlaneRelay value) => new()
    {
        Name = value.Name,
        First = RelayEndMessage.From(value.First),
        Second = RelayEndMessage.From(value.Second),
        Cpu = value.Cpu,
        YieldWhenIdle = value.YieldWhenIdle,
    };

    public DataPlaneRelay ToValue() => new()
    {
        Name = Limits.Text(Name, "relay's name"),
        First = Limits.Needed(First, "relay's first end").ToValue(),
        Second = Limits.Needed(Second, "relay's second end").ToValue(),
        Cpu = Cpu,
        YieldWhenIdle = YieldWhenIdle,
    };
}
