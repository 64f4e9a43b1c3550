using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>
/// Free places for hot-plugged PCI devices of a running guest. libvirt puts a conventional device such as ivshmem into conventional slots only, which q35 guests don't
/// have; into a root port it goes where the address is given (<c>virDomainPCIAddressFlagsCompatible</c>), and QEMU takes it there.
/// </summary>
internal sealed class PciRoom
{
    // Slots of conventional buses that take hot-plugged devices: 1 to 31.
    private const int Slots = 31;

    private readonly List<uint> _ports = [];

    private PciRoom()
    {
    }

    /// <summary>Whether the guest has PCI at all.</summary>
    public bool HasPci { get; private init; }

    public bool HasConventional { get; private set; }

    public bool HasPort => _ports.Count > 0;

    /// <summary>The guest's first free root port.</summary>
    public PciDeviceAddress? Port => HasPort ? new PciDeviceAddress { Domain = 0, Bus = _ports[0], Slot = 0, Function = 0 } : null;

    public static PciRoom Of(DomainDocument document)
    {
        var controllers = document.Devices.Controllers.Where(c => c.Type?.Value == "pci").ToList();
        var used = document.Devices.Raw.Elements.Select(Address).OfType<(uint Bus, uint Slot)>().ToHashSet();
        var room = new PciRoom { HasPci = controllers.Count > 0 };
        foreach (var controller in controllers)
        {
            var bus = controller.Index ?? 0;
            if (controller.Target.HotPlug == false)
                continue;
            switch (controller.Model)
            {
                case "pcie-root-port" or "pcie-switch-downstream-port" when !used.Contains((bus, 0)):
                    room._ports.Add(bus);
                    break;
                case "pci-root" or "pci-bridge" or "pcie-to-pci-bridge" when used.Count(u => u.Bus == bus && u.Slot > 0) < Slots:
                    room.HasConventional = true;
                    break;
            }
        }

        return room;
    }

    private static (uint Bus, uint Slot)? Address(RawElement device) =>
        device.Elements.FirstOrDefault(e => e.Name == "address") is { } address && address.GetAttribute("type") == "pci"
            ? (Hex(address.GetAttribute("bus")), Hex(address.GetAttribute("slot")))
            : null;

    private static uint Hex(string? text) =>
        text is not null && uint.TryParse(text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
