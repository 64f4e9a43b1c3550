using System.CommandLine;
using KvmNfv.Channels;

namespace KvmNfv.Cli.Commands;

/// <summary>Who may connect to a socket.</summary>
internal sealed class SocketAccessOptions
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Option<UnixFileMode?> _mode = WordOption.Parsed<UnixFileMode>("--mode", "The socket's mode; whoever may write it may connect. Default: 0600.", "OCTAL", TryParse, "an octal mode such as 0660");
    private readonly Option<int?> _owner = NumberOption.Create("--owner", "The user who owns the socket, for example the one that runs QEMU. Needs root. Default: this one.", 0, int.MaxValue, "UID");
    private readonly Option<int?> _group = NumberOption.Create("--group", "The group that owns the socket. Default: this user's.", 0, int.MaxValue, "GID");

    public void AddTo(Command command)
    {
        command.Options.Add(_mode);
        command.Options.Add(_owner);
        command.Options.Add(_group);
    }

    public SocketAccess Read(ParseResult parsed) => new()
    {
        Mode = parsed.GetValue(_mode) ?? OwnersOnly,
        OwnerId = (uint?)parsed.GetValue(_owner),
        GroupId = (uint?)parsed.GetValue(_group),
    };

    public static bool TryParse(string text, out UnixFileMode mode)
    {
        mode = default;
        foreach (var c in text)
        {
            if (c is < '0' or > '7')
                return false;
            mode = (UnixFileMode)((int)mode * 8 + (c - '0'));
        }

        return text.Length is 3 or 4 && (int)mode <= 0x1ff;
    }
}
