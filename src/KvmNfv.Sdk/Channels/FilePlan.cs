namespace KvmNfv.Sdk.Channels;

/// <summary>What the SDK makes or gives away for a channel, so that QEMU can have it. Pure.</summary>
internal sealed class FilePlan(ChannelFacts facts, ChannelOptions options)
{
    private const int ReadWrite = 6, Write = 2;

    // Only root may give files to others.
    private bool MayGive => facts.User == 0 || facts.Qemu is null || facts.Qemu.Id == facts.User;

    private bool Manages => facts.IsLocal && options.ManageFiles && MayGive;

    public IEnumerable<ChannelStep> Steps(ChannelView channel)
    {
        if (!Manages || channel.Path is null || !Path.IsPathFullyQualified(channel.Path))
            yield break;
        var file = facts.File(channel.Path);
        if (channel.HasMemoryFile && !file.Exists)
            yield return new ChannelStep(ChannelStepKind.MakeMemory, file.Path, $"QEMU would make it readable for every user") { Size = channel.Size!.Value.Bytes, OwnerId = Owner };
        else if (channel.QemuListens && !facts.File(Folder(channel)).Exists && facts.File(Path.GetDirectoryName(Folder(channel))!).Kind == ChannelFileKind.Folder)
            yield return new ChannelStep(ChannelStepKind.MakeFolder, Folder(channel), "QEMU makes its socket there, which the back-end's group may connect to") { OwnerId = Owner, GroupId = options.BackEndGroup ?? Group };
        else if (Gives(channel, file))
            yield return new ChannelStep(ChannelStepKind.GiveFile, file.Path, $"QEMU runs as {facts.Qemu}, which may not use it") { OwnerId = facts.Qemu!.Id };
    }

    /// <summary>The facts as the steps will have made them, for the checks.</summary>
    public ChannelFacts Improved(ChannelView channel)
    {
        var files = new Dictionary<string, ChannelFile>(facts.Files);
        foreach (var step in Steps(channel))
        {
            files[step.Subject] = step.Kind switch
            {
                ChannelStepKind.MakeFolder => new ChannelFile(step.Subject, ChannelFileKind.Folder)
                {
                    OwnerId = step.OwnerId ?? facts.User, GroupId = step.GroupId ?? 0, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                },
                ChannelStepKind.GiveFile => facts.File(step.Subject) with { OwnerId = step.OwnerId!.Value },
                _ => facts.File(step.Subject),
            };
        }

        return facts with { Files = files };
    }

    private uint? Owner => facts.Qemu?.Id;

    private uint? Group => facts.Qemu?.Groups is [var first, ..] ? first : null;

    private static string Folder(ChannelView channel) => Path.GetDirectoryName(channel.Path)!;

    // Never a file of somebody else's, nor one that has a second name: it could be any file of the host.
    private bool Gives(ChannelView channel, ChannelFile file) =>
        facts.Qemu is { } qemu && file.OwnerId == facts.User && file.Links == 1
        && ((channel.HasMemoryFile && file.Kind == ChannelFileKind.File && !file.Allows(qemu, ReadWrite))
            || (channel.Kind == ChannelKind.IvshmemDoorbell && file.Kind == ChannelFileKind.Socket && !file.Allows(qemu, Write)));
}
