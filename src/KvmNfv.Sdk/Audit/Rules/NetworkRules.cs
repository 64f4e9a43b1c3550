using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit.Rules;

/// <summary>The guest's network interfaces.</summary>
internal static class NetworkRules
{
    // QEMU's largest and what DPDK's vhost library uses; the default of 256 drops bursts.
    private const uint RingSize = 1024;

    public static AuditCheck[] All { get; } =
    [
        AuditCheck.Of("nic-emulated", AuditSeverity.Warning, AuditSeverity.Warning, "an interface is an emulated card", "Each access to its registers is an exit.",
            c => c.Domain.Devices.Interfaces.Where(n => n is not HostdevInterface && n is not VdpaInterface && n.Model.Type is not null and not "virtio" and not "virtio-non-transitional" and not "virtio-transitional")
                .Select(n => new AuditFault(n, $"The model is {n.Model.Type}.", "Set <model type='virtio'/>."))),
        AuditCheck.Of("nic-ring", AuditSeverity.Note, AuditSeverity.Note, "a vhost-user interface has short rings", "Bursts that the guest doesn't fetch in time are dropped.",
            c => c.Domain.Devices.Interfaces.OfType<VhostUserInterface>().Where(n => (n.Driver.ReceiveQueueSize ?? 256) < RingSize)
                .Select(n => new AuditFault(n, $"rx_queue_size is {n.Driver.ReceiveQueueSize?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "256 by default"}.", $"Set rx_queue_size='{RingSize}', and tx_queue_size where the switch allows it."))),
        AuditCheck.Of("nic-mergeable", AuditSeverity.Note, null, "a vhost-user interface merges receive buffers", "Merging costs the vector path of poll-mode drivers; only jumbo frames need it.",
            c => c.Domain.Devices.Interfaces.OfType<VhostUserInterface>().Where(n => n.Driver.Host.MergedReceiveBuffers != false)
                .Select(n => new AuditFault(n, "mrg_rxbuf is not off.", "Set <host mrg_rxbuf='off'/> in its driver element, unless it carries jumbo frames."))),
        AuditCheck.Of("nic-userspace", AuditSeverity.Warning, AuditSeverity.Note, "an interface goes through QEMU's own network stack", "Every packet passes QEMU's main loop.",
            c => c.Domain.Devices.Interfaces.Where(n => n is UserInterface && n.Backend.Type is (null or "default")).Select(n => new AuditFault(n, "The type is user.", "Use vhostuser, hostdev or a bridge with vhost-net."))),
    ];
}
