using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <content>The guest's memory.</content>
internal sealed partial class VhostUserSession
{
    // vhost-user, "Multiple memory regions description": number u32, padding u32, then the regions.
    private const int TableHeader = 8, MaxTableRegions = 8;

    private void SetMemoryTable(VhostUserMessage message)
    {
        if (message.Payload.Length < TableHeader)
            throw message.Violation($"has {message.Payload.Length} bytes; its table begins after {TableHeader}");
        var count = MemoryMarshal.Read<uint>(message.Payload);
        if (count > MaxTableRegions)
            throw message.Violation($"says {count} regions; at most {MaxTableRegions} fit");
        var size = TableHeader + (int)count * Unsafe.SizeOf<MemoryRegionDescription>();
        // Some front-ends always send room for eight.
        if (message.Payload.Length < size)
            throw message.Violation($"has {message.Payload.Length} bytes; {count} regions need {size}");
        message.RequireDescriptors((int)count);
        var descriptions = MemoryMarshal.Cast<byte, MemoryRegionDescription>(message.Payload[TableHeader..size]);
        var regions = new List<GuestMemoryRegion>();
        try
        {
            for (var i = 0; i < descriptions.Length; i++)
            {
                using var file = message.Take(i);
                regions.Add(new(descriptions[i], file));
            }
        }
        catch
        {
            foreach (var region in regions)
                region.Dispose();
            throw;
        }
        UseMemory(new([.. regions]));
    }

    private void AddMemoryRegion(VhostUserMessage message)
    {
        var description = SingleRegion(message);
        message.RequireDescriptors(1);
        using var file = message.Take(0);
        var region = new GuestMemoryRegion(description, file);
        UseMemory(new([.. _memory.Regions.Select(r => r.Share()), region]));
    }

    private void RemoveMemoryRegion(VhostUserMessage message)
    {
        // A descriptor may come along by an old mistake of front-ends; it is closed with the message.
        var description = SingleRegion(message);
        bool IsMeant(GuestMemoryRegion r) => r.Description with { FileOffset = 0 } == description with { FileOffset = 0 };
        if (!_memory.Regions.Any(IsMeant))
            throw message.Violation($"names region {description}, which isn't there");
        UseMemory(new([.. _memory.Regions.Where(r => !IsMeant(r)).Select(r => r.Share())]));
    }

    // vhost-user, "Single memory region description": padding u64, then the region.
    private static MemoryRegionDescription SingleRegion(VhostUserMessage message)
    {
        var size = sizeof(ulong) + Unsafe.SizeOf<MemoryRegionDescription>();
        return message.Payload.Length == size ? MemoryMarshal.Read<MemoryRegionDescription>(message.Payload[sizeof(ulong)..])
            : throw message.Violation($"has {message.Payload.Length} bytes, not {size}");
    }

    private void UseMemory(GuestMemory memory)
    {
        var before = _memory;
        _memory = memory;
        foreach (var vring in _vrings)
        {
            if (vring.Queue is not { } queue)
                continue;
            queue.Enter();
            queue.Rebind(memory);
            queue.Leave();
        }
        _device.Retired.Add(before);
        if (_device.Retired.IsFull)
            throw new ChannelException(ChannelFault.PeerViolation, $"The front-end replaced its memory {RetiredMemory.Most} times while received frames were held: release frames sooner.");
        for (var i = 0; i < _vrings.Length; i++)
            TryStart(i);
    }
}
