using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>vhost-user "Header": 12 bytes, in the host's byte order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct VhostUserHeader(uint Request, uint Flags, uint Size)
{
    /// <summary>The only version there is; the lower two bits of the flags.</summary>
    public const uint Version = 1, VersionMask = 3;

    /// <summary>The message answers one of the other side.</summary>
    public const uint Reply = 4;

    /// <summary>The sender wants an answer, 0 for success, after REPLY_ACK was negotiated.</summary>
    public const uint NeedReply = 8;
}
