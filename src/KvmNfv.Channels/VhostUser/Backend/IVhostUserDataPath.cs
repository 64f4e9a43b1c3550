using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Who moves the frames of a device: a channel's user or a switch's threads.</summary>
internal interface IVhostUserDataPath
{
    /// <summary>Frames held outside a queue's gate, one for each thread that may hold some. Memory that was replaced is unmapped only when none is older.</summary>
    IReadOnlyList<FrameHolder> Holders { get; }

    /// <summary>The guest kicks a queue through another descriptor from now on, or not at all. Called before the one before is closed.</summary>
    void KickedBy(int index, SafeFileHandle? kick);

    /// <summary>A queue started; set how it wants to be kicked.</summary>
    void Started(int index, Virtqueue queue);

    /// <summary>A queue stops; the caller is inside its gate. Frames fetched from it must be completed or given back now.</summary>
    void Stopping(int index, Virtqueue queue);

    /// <summary>The front-end asks for an announcement of the guest's address (SEND_RARP), at the destination of a migration.</summary>
    void Announce(ulong macAddress);
}
