namespace KvmNfv.Channels.VhostUser;

/// <content>What is in flight, in memory that the front-end keeps for the next back-end.</content>
internal sealed partial class VhostUserSession
{
    private InflightMemory? _inflight;

    private void GetInflight(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        var asked = Inflight(message);
        using var file = InflightMemory.Create(asked.Queues);
        var answer = asked with { Size = InflightMemory.SizeFor(asked.Queues), Offset = 0 };
        ReplyBytes(message, answer.ToBytes(message.Payload.Length), file);
    }

    private void SetInflight(VhostUserMessage message)
    {
        message.RequireDescriptors(1);
        var given = Inflight(message);
        if (_vrings.Any(v => v.Queue is not null))
            throw message.Violation("comes while queues run");
        using var file = message.Take(0);
        var before = _inflight;
        _inflight = new(file, given);
        before?.Dispose();
    }

    private InflightDescription Inflight(VhostUserMessage message)
    {
        if (!_protocolFeatures.HasFlag(ProtocolFeatures.InflightInSharedMemory))
            throw message.Violation("was not negotiated");
        var description = InflightDescription.Read(message);
        return description.Queues >= 1 && description.Queues <= _vrings.Length ? description
            : throw message.Violation($"says {description.Queues} queues; there are {_vrings.Length}");
    }

    // SAFETY: only the answer of the translation is used, as a number.
    private unsafe RingJournal? Journal(int index, ulong descriptors)
    {
        var (file, memory) = (_device.Options.Journal, _inflight is { } inflight && index < inflight.Queues ? inflight : null);
        if ((file is null && memory is null) || !_features.HasFlag(VirtioFeatures.Packed) || _memory.TranslateUser(descriptors, 16, out var guestAddress) == null)
            return null;
        var identity = _memory.Regions.First(r => guestAddress - r.Description.GuestAddress < r.Description.Size).Identity;
        // The own file first: no front-end can write it.
        return file?.For(index, identity, guestAddress) ?? memory!.For(index, identity, guestAddress);
    }
}
