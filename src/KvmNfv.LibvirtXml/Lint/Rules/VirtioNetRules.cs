namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Queues of virtio interfaces (<c>virtio_net_device_realize</c> in QEMU).</summary>
internal static class VirtioNetRules
{
    // hw/net/virtio-net.c: VIRTIO_NET_RX_QUEUE_MIN_SIZE and VIRTQUEUE_MAX_SIZE, the same for both directions.
    private const uint MinSize = 256;
    private const uint MaxSize = 1024;

    // A device has 1024 queues (VIRTIO_QUEUE_MAX); one of them is for control.
    private const uint MaxPairs = 511;

    internal static bool IsVirtio(Interface nic) => nic.Model.Type is "virtio" or "virtio-transitional" or "virtio-non-transitional";

    internal static void Check(LintContext context)
    {
        foreach (var nic in context.Domain.Devices.Interfaces.Where(IsVirtio))
        {
            Size(context, nic, nic.Driver.ReceiveQueueSize, "rx_queue_size");
            Size(context, nic, nic.Driver.TransmitQueueSize, "tx_queue_size");
            if (nic.Driver.Queues > MaxPairs)
                context.Report(LintRules.Queues, nic.Driver, $"It has {nic.Driver.Queues} pairs of queues.", $"Ask for {MaxPairs} at most, and no more than vCPUs.");
            else if (nic.Driver.Queues > context.Vcpus)
                context.Report(LintRules.QueuesUnused, nic.Driver, $"It has {nic.Driver.Queues} pairs of queues for {context.Vcpus} vCPUs; Linux uses one for each vCPU.", $"Set queues='{context.Vcpus}' at most, unless a poll-mode driver in the guest uses more.");
        }
    }

    private static void Size(LintContext context, Interface nic, uint? size, string attribute)
    {
        // libvirt takes 0 for its default.
        if (size is { } entries and not 0 && (entries is < MinSize or > MaxSize || !uint.IsPow2(entries)))
            context.Report(LintRules.QueueSize, nic.Driver, $"{attribute} is {entries}.", $"Choose a power of two from {MinSize} to {MaxSize}.");
    }
}
