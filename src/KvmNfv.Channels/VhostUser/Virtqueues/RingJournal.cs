using System.Runtime.InteropServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Where a packed ring's position is kept outside the process, so that a killed one's successor goes on at the right place.</summary>
/// <remarks>
/// <para>A front-end can't ask a dead back-end for the position, and the ring shows it only while no chain takes more than one entry. Layout, little-endian, in
/// <see cref="Size"/> bytes: identity u64 of the memory file and u64 of the ring, current u32, next u32 (both as VRING_BASE), chains u32, 0 u32, the chains from byte 64 on, 16 bytes each.
/// Before a burst is completed its chains and then "next" are stored, after it "current"; so at any moment the ring between the two tells, chain by chain, how far it came.
/// Stores are in program order to any other process that looks (each number that matters is a release).</para>
/// </remarks>
// SAFETY: the owner keeps Size bytes mapped at memory for the journal's life; chains are cut at MaxChains.
internal sealed unsafe class RingJournal(byte* memory, ulong fileIdentity, ulong ringIdentity)
{
    /// <summary>More than any completion has (<see cref="Virtqueue.MaxCompletion"/>).</summary>
    public const int MaxChains = 252;

    public const int Size = 4096;

    private readonly State* _state = (State*)memory;
    private readonly JournalChain* _chains = (JournalChain*)(memory + 64);

    /// <summary>Whether this journal was kept of the same ring in the same guest's memory.</summary>
    public bool IsOfThisRing => _state->FileIdentity == fileIdentity && _state->RingIdentity == ringIdentity;

    public RingPosition Current => RingPosition.FromBase(Volatile.Read(ref _state->Current));

    public RingPosition Next => RingPosition.FromBase(Volatile.Read(ref _state->Next));

    /// <summary>The chains between current and next, copied once: the memory may be the front-end's.</summary>
    public JournalChain[] ReadChains() => new ReadOnlySpan<JournalChain>(_chains, (int)Math.Min(Volatile.Read(ref _state->Chains), MaxChains)).ToArray();

    /// <summary>The journal of one ring in one guest's memory, in its place among a device's journals.</summary>
    public static RingJournal At(byte* journals, int ring, (ulong Device, ulong Inode) file, ulong guestAddress) =>
        new(journals + ring * Size, ((file.Device << 32) ^ file.Inode) + 1, guestAddress);

    /// <summary>The ring starts at this place.</summary>
    public void Begin(RingPosition position)
    {
        Volatile.Write(ref _state->FileIdentity, 0);
        Volatile.Write(ref _state->Chains, 0);
        Volatile.Write(ref _state->Current, position.AsBase);
        Volatile.Write(ref _state->Next, position.AsBase);
        Volatile.Write(ref _state->RingIdentity, ringIdentity);
        Volatile.Write(ref _state->FileIdentity, fileIdentity);
    }

    /// <summary>These chains will be completed now.</summary>
    public void Intend(VirtioFrame* frames, int count, RingPosition from, uint size)
    {
        count = Math.Min(count, MaxChains);
        var descriptors = 0u;
        for (var i = 0; i < count; i++)
        {
            descriptors += frames[i].Descriptors;
            _chains[i] = new() { Written = frames[i].Written, Id = frames[i].Id, Descriptors = frames[i].Descriptors, Group = frames[i].Group };
        }
        Volatile.Write(ref _state->Chains, (uint)count);
        Volatile.Write(ref _state->Next, from.Plus(descriptors, size).AsBase);
    }

    /// <summary>They are completed.</summary>
    public void Done(RingPosition position)
    {
        Volatile.Write(ref _state->Next, position.AsBase);
        Volatile.Write(ref _state->Current, position.AsBase);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct State
    {
        public ulong FileIdentity;
        public ulong RingIdentity;
        public uint Current;
        public uint Next;
        public uint Chains;
        public uint Reserved;
    }
}
