using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>The host's devices that the plan gives to the guest, each on a PCI bus of the guest cell that it is near to.</summary>
internal static class DomainHostDevices
{
    // Bus numbers count down from here, so that those below stay for what libvirt adds (PCI has 256 buses).
    private const int Buses = 256;

    public static void Apply(Devices devices, PlacementPlan plan, NfvDomainOptions options)
    {
        // With one cell there is nothing to tell apart; only these machines have expander buses.
        var hasBuses = plan.Cells.Count > 1 && (options.IsX86 ? options.Machine.Contains("q35", StringComparison.Ordinal) : options.Machine.StartsWith("virt", StringComparison.Ordinal));
        var (index, bus) = (0u, Buses);
        foreach (var cell in plan.Devices.GroupBy(d => d.Cell).OrderBy(g => g.Key))
        {
            if (!hasBuses)
            {
                foreach (var device in cell)
                    Add(devices, device, null);
                continue;
            }

            // A bus for the expander itself and one behind each root port.
            bus -= cell.Count() + 1;
            var expander = ++index;
            var controller = new Controller { Type = ControllerType.Pci, Index = expander, Model = "pcie-expander-bus" };
            controller.Target.BusNumber = (uint)bus;
            controller.Target.Node = (uint)cell.Key;
            devices.Controllers.Add(controller);
            var slot = 0u;
            foreach (var device in cell)
            {
                var port = ++index;
                devices.Controllers.Add(new Controller
                {
                    Type = ControllerType.Pci, Index = port, Model = "pcie-root-port",
                    Address = new PciDeviceAddress { Domain = 0, Bus = expander, Slot = slot++, Function = 0 },
                });
                Add(devices, device, new PciDeviceAddress { Domain = 0, Bus = port, Slot = 0, Function = 0 });
            }
        }
    }

    private static void Add(Devices devices, DevicePlacement device, PciDeviceAddress? at)
    {
        var a = device.Address;
        // libvirt sets the address and VLAN of a virtual function through its physical one; whole devices are plain host devices to it.
        if (device.IsNetwork && device.PhysicalFunction is not null)
        {
            var nic = new HostdevInterface { Managed = true, Address = at };
            nic.Source.Address = new PciDeviceAddress { Domain = a.Domain, Bus = a.Bus, Slot = a.Slot, Function = a.Function };
            devices.Interfaces.Add(nic);
            return;
        }

        var hostdev = new PciHostdev { Mode = "subsystem", Managed = true, Address = at };
        (hostdev.Source.Address.Domain, hostdev.Source.Address.Bus, hostdev.Source.Address.Slot, hostdev.Source.Address.Function) = (a.Domain, a.Bus, a.Slot, a.Function);
        devices.Hostdevs.Add(hostdev);
    }
}
