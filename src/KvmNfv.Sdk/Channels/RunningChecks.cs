using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>What matters only while the guest runs.</summary>
internal static class RunningChecks
{
    /// <summary>Before a device is plugged in. Room on the guest's buses is looked for elsewhere.</summary>
    public static void Plugging(ChannelJudge judge, DomainDocument document)
    {
        var channel = judge.Channel;
        if (channel.Kind == ChannelKind.VhostUser && channel.QemuListens)
            judge.Warn("back-end", "The guest stands still until the back-end has connected and agreed on features and queues.",
                $"Have the back-end ready to connect to {channel.Path}{(channel.QueuePairs > 1 ? $", with {channel.QueuePairs} pairs of queues" : "")}.");
        if (channel.Kind == ChannelKind.VhostUser)
            return;
        // libvirt 9.0: no driver labels shared memory; AppArmor's profile gets it at start only (virt-aa-helper), and hot-plug adds nothing.
        if (document.SecurityLabels.Any(l => l.Model == "apparmor" && l.Label is not null))
            judge.Warn("apparmor", "The guest is confined by AppArmor, and libvirt does not add shared memory to a running guest's profile.", $"If QEMU may not open {channel.Path}, put the channel into the definition and start the guest anew.");
    }

    /// <summary>What holds for a guest that has the device, or will.</summary>
    public static void Having(ChannelJudge judge, DomainDocument document)
    {
        if (judge.Channel.Kind == ChannelKind.VhostUser)
            return;
        // hw/misc/ivshmem.c: a device that is no master blocks migration.
        if (!judge.Channel.IsMaster)
            judge.Warn("migration", "The guest can't migrate while it has this device.", "Detach it before, and attach it at the destination; or let one guest be the master.");
        if (document.SecurityLabels.Any(l => l.Model == "selinux" && l.Label is not null))
            judge.Warn("selinux", $"libvirt does not label {judge.Channel.Path} for SELinux.", $"Give it a type that guests may use, such as svirt_tmpfs_t (semanage fcontext, restorecon).");
    }
}
