using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>Makes the devices of channels.</summary>
internal static class ChannelDocuments
{
    public static Device Build(ChannelRequest request)
    {
        Device device = request switch
        {
            IvshmemPlainRequest plain => new SharedMemory
            {
                Name = plain.Name, Role = Role(plain.Role), Model = { Type = SharedMemoryType.IvshmemPlain }, Size = plain.Size,
            },
            IvshmemDoorbellRequest bell => new SharedMemory
            {
                Name = bell.Name, Role = Role(bell.Role), Model = { Type = SharedMemoryType.IvshmemDoorbell }, Server = { Path = bell.SocketPath },
                Msi = { Vectors = bell.Vectors, IoEventFd = true },
            },
            VhostUserRequest vhost => Interface(vhost),
            _ => throw new ArgumentException($"There is no device for a {request.GetType().Name}.", nameof(request)),
        };
        device.Alias.Name = ChannelName.Alias(request.Name);
        return device;
    }

    /// <summary>Adds the device to a domain's document and gives it as it stands there.</summary>
    public static Device Add(DomainDocument domain, Device device)
    {
        if (device is SharedMemory memory)
        {
            domain.Devices.SharedMemories.Add(memory);
            return domain.Devices.SharedMemories[^1];
        }

        domain.Devices.Interfaces.Add((VhostUserInterface)device);
        return domain.Devices.Interfaces[^1];
    }

    private static string Role(IvshmemRole role) => role == IvshmemRole.Master ? "master" : "peer";

    private static VhostUserInterface Interface(VhostUserRequest vhost)
    {
        var nic = new VhostUserInterface
        {
            Source = { Type = "unix", Path = vhost.SocketPath, Mode = vhost.QemuListens ? VhostUserMode.Server : VhostUserMode.Client },
            Model = { Type = "virtio" },
            Driver = { ReceiveQueueSize = vhost.QueueSize, TransmitQueueSize = vhost.QueueSize },
        };
        if (!vhost.QemuListens && vhost.ReconnectSeconds is { } seconds)
            (nic.Source.Reconnect.Enabled, nic.Source.Reconnect.Timeout) = (true, seconds);
        if (vhost.Mac is { } mac)
            nic.Mac.Address = mac;
        // libvirt leaves one pair out of what it writes.
        if (vhost.QueuePairs != 1)
            nic.Driver.Queues = vhost.QueuePairs;
        if (vhost.PackedRings is { } packed)
            nic.Driver.Packed = packed;
        if (vhost.MergeableBuffers is { } mergeable)
            nic.Driver.Host.MergedReceiveBuffers = mergeable;
        if (vhost.Mtu is { } mtu)
            nic.Mtu = mtu;
        return nic;
    }
}
