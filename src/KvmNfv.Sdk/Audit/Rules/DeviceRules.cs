using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>Devices that a VNF doesn't need: each is timers and exits in QEMU.</summary>
internal static class DeviceRules
{
    private const string ExitWhy = "Each device is timers, exits and code in QEMU that a VNF doesn't need.";

    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("device-balloon", AuditSeverity.Warning, AuditSeverity.Note, "the guest has a memory balloon", "Each page that it gives or takes is unmapped or faulted in; libvirt adds one unless told not to.",
            c => c.Domain.Devices.MemoryBalloon.Model != "none" ? [new AuditFault(c.Domain.Devices.MemoryBalloon, "The memory balloon is not absent.", "Add <memballoon model='none'/>.")] : []),
        AuditCheck.Of("device-usb", AuditSeverity.Warning, AuditSeverity.Note, "the guest has USB", "A USB controller polls; libvirt adds one unless told not to.",
            c => c.IsX86 && !c.Domain.Devices.Controllers.Any(d => d.Type == ControllerType.Usb && d.Model == "none")
                ? [new AuditFault(c.Domain.Devices, "USB is not off.", "Add <controller type='usb' model='none'/>.")] : []),
        AuditCheck.Of("device-display", AuditSeverity.Warning, AuditSeverity.Note, "the guest has a display", ExitWhy,
            c => c.Domain.Devices.Graphics.Select(d => (Device)d).Concat(c.Domain.Devices.Videos.Where(v => v.Model.Type?.ToString() != "none")).Select(d => Unneeded(d))),
        AuditCheck.Of("device-sound", AuditSeverity.Warning, AuditSeverity.Note, "the guest has sound", ExitWhy, c => c.Domain.Devices.Sounds.Select(d => Unneeded(d))),
        AuditCheck.Of("device-input", AuditSeverity.Warning, AuditSeverity.Note, "the guest has a tablet, keyboard or mouse", "A USB tablet polls up to a hundred times a second.",
            c => c.Domain.Devices.Inputs.Where(i => i.GetAttribute("bus") != "ps2").Select(d => Unneeded(d))),
        AuditCheck.Of("device-redirection", AuditSeverity.Warning, AuditSeverity.Note, "the guest has redirected or smartcard devices", ExitWhy,
            c => c.Domain.Devices.RedirectedDevices.Select(d => (Device)d).Concat(c.Domain.Devices.Smartcards).Select(d => Unneeded(d))),
        AuditCheck.Of("device-rng", AuditSeverity.Note, null, "the guest has a virtio random number generator", "It interrupts when the guest asks for entropy; CPUs have an instruction of their own.",
            c => c.Domain.Devices.Rngs.Select(d => Unneeded(d))),
        AuditCheck.Of("device-watchdog", AuditSeverity.Note, null, "the guest has an emulated watchdog", "Feeding it is an exit, and a late feed resets the guest.",
            c => c.Domain.Devices.Watchdogs.Where(d => d.Model != "itco").Select(d => Unneeded(d))),
        AuditCheck.Of("device-serial", AuditSeverity.Note, null, "the guest has more than one serial port", "Each character is an exit.",
            c => c.Domain.Devices.Serials.Count > 1 ? [new AuditFault(c.Domain.Devices.Serials[1], $"There are {c.Domain.Devices.Serials.Count} serial ports.", "Keep one, or none.")] : []),
        AuditCheck.Of("disk-iothread", AuditSeverity.Warning, AuditSeverity.Note, "a virtio disk has no IOThread", "Its I/O is done by QEMU's main loop, with QEMU's lock held.",
            c => Virtio(c).Where(d => d.Driver.IoThread is null && d.Driver.IoThreads.Items.Count == 0).Select(d => new AuditFault(d, $"The disk {d.Target.Device} has no IOThread.", "Set iothread='1' in its driver element, with <iothreads>1</iothreads>."))),
        AuditCheck.Of("disk-cache", AuditSeverity.Warning, AuditSeverity.Note, "a disk goes through the host's page cache", "Write-back comes in bursts, and native asynchronous I/O needs cache='none'.",
            c => Virtio(c).Where(d => d.Driver.Cache is not ("none" or "directsync")).Select(d => new AuditFault(d, $"The disk {d.Target.Device} has cache='{d.Driver.Cache ?? "default"}'.", "Set cache='none' io='native'."))),
        AuditCheck.Of("hostdev-managed", AuditSeverity.Note, AuditSeverity.Note, "a host device is not managed", "Somebody must bind it to vfio-pci before each start, and back after.",
            c => c.Domain.Devices.Hostdevs.Where(d => d is PciHostdev && d.Managed != true).Select(d => new AuditFault(d, "managed is not 'yes'.", "Set managed='yes'.")).Concat(
                c.Domain.Devices.Interfaces.OfType<HostdevInterface>().Where(d => d.Managed != true).Select(d => new AuditFault(d, "managed is not 'yes'.", "Set managed='yes'.")))),
        AuditCheck.Of("device-missing", AuditSeverity.Error, AuditSeverity.Error, "a host device is not there", "The guest can't start.",
            c => c.Host!.PciDevices.Count == 0 ? [] : HostDevices.Of(c.Domain).Where(d => c.Host.PciDevice(d.Address) is null).Select(d => new AuditFault(d.At, $"The host has no PCI device {d.Address}.", "Choose one that it has.")), AuditNeeds.Host),
        AuditCheck.Of("device-node", AuditSeverity.Error, AuditSeverity.Warning, "a host device is on another node than the vCPUs", "Its DMA and its interrupts cross to another node.",
            c => from d in HostDevices.Of(c.Domain)
                 let node = c.Host!.PciDevice(d.Address)?.Node
                 let nodes = c.NodesOf(c.Cpus.Of(c.Exclusive.IsEmpty ? c.Cpus.VCpus : c.Exclusive))
                 where node is not null && !nodes.IsEmpty && !nodes.Contains(node.Value)
                 select new AuditFault(d.At, $"Device {d.Address} is on host node {node}, the vCPUs are on {nodes}.", $"Choose a device of node {nodes}, or place the guest on node {node}."), AuditNeeds.Host),
        AuditCheck.Of("device-locality", AuditSeverity.Note, AuditSeverity.Note, "the guest can't tell which of its cells a host device is near", "Its driver allocates queues and buffers on any cell.",
            c => c.Domain.Cpu.Numa.Cells.Count < 2 || c.Domain.Devices.Controllers.Any(b => b.Target.Node is not null) ? []
                : HostDevices.Of(c.Domain).Select(d => new AuditFault(d.At, $"Device {d.Address} is on no PCI bus that has a guest cell.", "Put it behind a pcie-expander-bus whose target node is the cell."))),
    ];

    private static AuditFault Unneeded(Device device) => new(device, $"There is a device <{device.ElementName}>.", "Take it out.");

    private static IEnumerable<Disk> Virtio(AuditContext c) => c.Domain.Devices.Disks.Where(d => d.Target.Bus == DiskBus.Virtio && (d.Device is null || d.Device == DiskDevice.Disk));
}
