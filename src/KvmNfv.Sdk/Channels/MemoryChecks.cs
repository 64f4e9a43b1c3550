namespace KvmNfv.Sdk.Channels;

/// <summary>The file of shared memory.</summary>
internal static class MemoryChecks
{
    private const int ReadWrite = 6;

    public static void Check(ChannelJudge judge)
    {
        var channel = judge.Channel;
        if (!channel.HasMemoryFile)
            return;
        Others(judge);
        if (!judge.Facts.IsLocal || judge.Facts.File(channel.Path!) is not { Exists: true } file)
            return;
        if (file.Kind != ChannelFileKind.File)
        {
            judge.Error("memory-file", $"{file.Path} is no file.", "Remove it, or choose another name.");
            return;
        }

        // backends/hostmem-file.c: an empty file is made as long as needed, a shorter one refused.
        if (file.Size > 0 && file.Size < channel.Size!.Value.Bytes)
            judge.Error("memory-size", $"{file.Path} has {file.Size} bytes, and the device is to have {channel.Size}.", "Give the device the file's size, or remove the file if nobody has it any more.");
        else if (file.Size > channel.Size!.Value.Bytes)
            judge.Warn("memory-size", $"{file.Path} has {file.Size} bytes, more than the device's {channel.Size}.", "All peers of a channel need the whole of it: give each the file's size.");
        if (file.OthersMay)
            judge.Warn("memory-open", $"Every user of the host may read or write {file.Path}.", "Let the SDK make the file before QEMU does (0644), or set its mode to 0600.");
        if (!judge.Attached && judge.Qemu is { } qemu && !file.Allows(qemu, ReadWrite))
            judge.Add("memory-access", judge.Now, $"QEMU runs as {qemu}, which may not read and write {file.Path}.", $"Make that user its owner (chown {qemu.Id} {file.Path}).");
    }

    private static void Others(ChannelJudge judge)
    {
        var others = judge.Facts.Others.Where(o => o.Channel.HasMemoryFile && o.Channel.Path == judge.Channel.Path).ToArray();
        if (others.Length > 1)
            judge.Warn("memory-peers", $"The domains {string.Join(", ", others.Select(o => o.Domain))} have the same memory; a channel joins two.", "Give each pair memory of its own: whoever has it can write all of it.");
        if (others.FirstOrDefault(o => o.Channel.Size != judge.Channel.Size) is { Domain: not null } other)
            judge.Error("memory-size", $"Domain {other.Domain} has {other.Channel.Size} of the same memory, not {judge.Channel.Size}.", "Give both the same size.");
        if (judge.Channel.IsMaster && others.FirstOrDefault(o => o.Channel.IsMaster) is { Domain: not null } master)
            judge.Error("memory-master", $"Domain {master.Domain} is the master of the same memory.", "Let one of them be the peer.");
    }
}
