using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

internal sealed class SwitchMessage
{
    // The ports of one switch (PortTable.MaxPorts), and as many threads as it could have use for.
    private const int MaxPorts = 256, MaxCpus = 256;

    private static readonly VhostUserSwitchOptions s_defaults = new();

    public string? Name { get; set; }

    public List<int> Cpus { get; set; } = [];

    public TimeSpan AddressAge { get; set; } = s_defaults.AddressAge;

    public int MaxAddressesPerPort { get; set; } = s_defaults.MaxAddressesPerPort;

    public int MaxFloodedPerSecond { get; set; } = s_defaults.MaxFloodedPerSecond;

    public string? StateFolder { get; set; }

    public bool YieldWhenIdle { get; set; }

    public List<PortMessage> Ports { get; set; } = [];

    public static SwitchMessage From(DataPlaneSwitch value) => new()
    {
        Name = value.Name,
        Cpus = [.. value.Options.Cpus],
        AddressAge = value.Options.AddressAge,
        MaxAddressesPerPort = value.Options.MaxAddressesPerPort,
        MaxFloodedPerSecond = value.Options.MaxFloodedPerSecond,
        StateFolder = value.Options.StateFolder,
        YieldWhenIdle = value.Options.YieldWhenIdle,
        Ports = [.. value.Ports.Select(PortMessage.From)],
    };

    public DataPlaneSwitch ToValue()
    {
        Limits.Count(Cpus.Count, MaxCpus, "CPUs of a switch");
        Limits.Count(Ports.Count, MaxPorts, "ports of a switch");
        return new()
        {
            Name = Limits.Text(Name, "switch's name"),
            Options = new()
            {
                Cpus = [.. Cpus],
                AddressAge = Limits.Range(AddressAge, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), "The age of addresses"),
                MaxAddressesPerPort = Limits.Range(MaxAddressesPerPort, 1, 1 << 16, "The most addresses of a port"),
                MaxFloodedPerSecond = Limits.Range(MaxFloodedPerSecond, 0, int.MaxValue, "The most flooded frames in a second"),
                StateFolder = StateFolder,
                YieldWhenIdle = YieldWhenIdle,
            },
            Ports = [.. Ports.Select(p => Limits.Needed(p, "port").ToValue())],
        };
    }
}
