namespace KvmNfv.Sdk.Channels;

/// <summary>Sockets that QEMU connects to or listens on.</summary>
internal static class SocketChecks
{
    private const int Write = 2, WriteExecute = 3;

    public static void Check(ChannelJudge judge)
    {
        var channel = judge.Channel;
        if (channel.HasMemoryFile || channel.Path is null)
            return;
        if (channel.Kind == ChannelKind.VhostUser && judge.Facts.Others.FirstOrDefault(o => o.Channel.Path == channel.Path) is { Domain: not null } other)
            judge.Error("socket-shared", $"Domain {other.Domain} has the same socket {channel.Path}.", "Give each interface a socket of its own.");
        if (judge.Attached || !judge.Facts.IsLocal || !Path.IsPathFullyQualified(channel.Path))
            return;
        var file = judge.Facts.File(channel.Path);
        if (file.Exists && file.Kind != ChannelFileKind.Socket)
            judge.Error("socket-file", $"{channel.Path} is no socket.", "Remove it, or choose another path.");
        else if (channel.QemuListens)
            Listens(judge, file);
        else
            Connects(judge, file);
        if (judge.Qemu is { } qemu && judge.Facts.Closed(channel.Path, qemu) is { } closed)
            judge.Add("socket-folder", judge.Now, $"QEMU runs as {qemu}, which may not pass through {closed.Path}.", $"Let it through (chmod o+x {closed.Path}), or choose a path elsewhere, such as in /run.");
    }

    private static void Connects(ChannelJudge judge, ChannelFile file)
    {
        var server = judge.Channel.Kind == ChannelKind.VhostUser ? "the back-end" : "the ivshmem server";
        if (!file.Exists)
            judge.Add("socket-missing", judge.Now, $"There is no socket {file.Path}.", $"Start {server} first: QEMU does not start without it.");
        else if (file.Kind == ChannelFileKind.Socket && !file.Listening)
            judge.Add("socket-listener", judge.Now, $"Nobody listens on {file.Path}, as far as this process's network namespace shows.", $"Start {server} first.");
        // libvirt gives a vhost-user socket to QEMU's user, an ivshmem server's it does not (virSecurityDACSetChardevLabel).
        else if (file.Kind == ChannelFileKind.Socket && judge.Qemu is { } qemu && !file.Allows(qemu, Write))
            judge.Add("socket-access", judge.Channel.Kind == ChannelKind.VhostUser ? ChannelSeverity.Warning : judge.Now,
                $"QEMU runs as {qemu}, which may not connect to {file.Path}{(judge.Channel.Kind == ChannelKind.VhostUser ? " unless libvirt makes it its owner (dynamic_ownership)" : "")}.",
                $"Make that user its owner (chown {qemu.Id} {file.Path}; SocketAccess.OwnerId of a server in C#).");
    }

    private static void Listens(ChannelJudge judge, ChannelFile file)
    {
        if (file.Listening)
            judge.Error("socket-taken", $"Somebody listens on {file.Path}; QEMU would take the path away from it.", "Choose another path, or mode='client' if the listener is the back-end.");
        var folder = judge.Facts.File(Path.GetDirectoryName(file.Path)!);
        if (!folder.Exists)
            judge.Add("socket-folder", judge.Now, $"There is no folder {folder.Path} for the socket.", $"Make it for the user that runs QEMU, with the set-group-id bit and the group of the back-end's user (mode 2750).");
        // At start libvirt itself makes the socket; into a running guest QEMU does.
        else if (judge.Scope == ChannelScope.Running && judge.Qemu is { } qemu && !folder.Allows(qemu, WriteExecute))
            judge.Error("socket-folder", $"QEMU runs as {qemu}, which may not make a socket in {folder.Path}.", "Choose a folder that belongs to that user.");
    }
}
