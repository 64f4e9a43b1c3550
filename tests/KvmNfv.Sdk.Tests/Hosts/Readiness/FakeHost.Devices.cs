namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What I checks read.</content>
internal sealed partial class FakeHost
{
    /// <summary>A network card on the PCI bus.</summary>
    /// <param name="address">Where.</param>
    /// <param name="driver">The kernel driver.</param>
    /// <param name="node">The NUMA node, -1 for none.</param>
    /// <param name="aspm">The link's active state power management.</param>
    /// <param name="speed">The link's speed now.</param>
    /// <param name="width">The link's width now.</param>
    public FakeHost Card(string address, string? driver = null, int node = 0, int aspm = 0, string speed = "16.0 GT/s PCIe", int width = 16)
    {
        var folder = $"/sys/bus/pci/devices/{address}";
        var config = new byte[256];
        (config[0x34], config[0x40]) = (0x40, 0x10);
        (config[0x44], config[0x48], config[0x49], config[0x50]) = (2, 0x50, 0x20, (byte)aspm);
        if (driver is not null)
            WithLink($"{folder}/driver", $"../../../../bus/pci/drivers/{driver}");
        return With($"{folder}/class", "0x020000").With($"{folder}/vendor", "0x8086").With($"{folder}/device", "0x1592")
            .With($"{folder}/numa_node", $"{node}").With($"{folder}/config", config)
            .With($"{folder}/current_link_speed", speed).With($"{folder}/max_link_speed", "16.0 GT/s PCIe")
            .With($"{folder}/current_link_width", $"{width}").With($"{folder}/max_link_width", "16");
    }

    /// <summary>A QEMU process with a vCPU model.</summary>
    public FakeHost Qemu(int process, string cpu) =>
        WithThread(process, "qemu-system-x86", Housekeeping, kernel: false).With($"/proc/{process}/cmdline", $"/usr/bin/qemu-system-x86_64\0-name\0vnf\0-cpu\0{cpu}\0-m\01024\0");

    private static void AddDevices(FakeHost host)
    {
        _ = host;
    }
}
