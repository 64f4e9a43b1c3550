using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A back-end that was killed at any moment finds its place again.</summary>
public sealed unsafe class PackedRecoveryTests
{
    private const uint Initial = 0x80008000;
    private const uint Size = 16;

    private TestMemory _memory = null!;
    private PackedDriver _driver = null!;
    private string _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _memory = new();
        _driver = new(_memory, Size);
        _folder = Directory.CreateTempSubdirectory("kvmnfv-journal").FullName;
    }

    [TearDown]
    public void TearDown()
    {
        _memory.Dispose();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void A_fresh_ring_starts_at_its_beginning() =>
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, null), Is.EqualTo(new RingPosition(0, true)));

    [Test]
    public void A_base_that_a_living_back_end_gave_is_taken() =>
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, 0x00050005, null), Is.EqualTo(new RingPosition(5, false)));

    [Test]
    public void The_ring_alone_tells_the_place_when_chains_take_one_entry([Range(0, 40)] int completed, [Values(0, 1, 5)] int waiting, [Values] bool refilled)
    {
        // waiting: chains offered and not completed; refilled: the driver offers all it can, as for receive buffers.
        var expected = Run(completed, refilled ? (int)Size : waiting, null);
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, null), Is.EqualTo(expected));
    }

    [Test]
    public void With_the_journal_chains_of_several_entries_are_found_too([Range(0, 20)] int completed, [Values(1, 2, 3)] int entries)
    {
        using var file = new JournalFile(Path.Combine(_folder, "journal"), 1);
        using var guest = Guest();
        var journal = file.For(0, (1, 2), 3);
        var expected = Run(completed, 2, journal, entries);
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, file.For(0, (1, 2), 3)), Is.EqualTo(expected));
    }

    [Test]
    public void A_burst_that_was_cut_off_anywhere_is_resumed_behind_its_last_completed_chain([Range(0, 5)] int done, [Values(1, 2, 3)] int entries)
    {
        using var file = new JournalFile(Path.Combine(_folder, "journal"), 1);
        using var guest = Guest();
        var journal = file.For(0, (1, 2), 3);
        var start = Run(3, 5, journal, entries);
        // What Complete does for five chains, stopped after some of them.
        var frames = stackalloc VirtioFrame[5];
        var queue = new PackedVirtqueue(Setup(journal, start.AsBase), guest);
        Assert.That(queue.Fetch(frames, 5), Is.EqualTo(5));
        for (var i = 0; i < 5; i++)
            frames[i].Group = 1;
        journal.Intend(frames, 5, start, Size);
        var at = start;
        for (var i = 0; i < done; i++)
        {
            Volatile.Write(ref ((ulong*)(_driver.Ring + at.Index))[1], PackedDescriptor.UsedElement(frames[i].Id, 0, at.Wrap));
            at = at.Plus((uint)entries, Size);
        }
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, file.For(0, (1, 2), 3)), Is.EqualTo(at));
        queue.Dispose();
    }

    [Test]
    public void A_frame_in_several_buffers_that_was_half_handed_over_is_handed_over_whole([Range(0, 3)] int written)
    {
        using var file = new JournalFile(Path.Combine(_folder, "journal"), 1);
        using var guest = Guest();
        var journal = file.For(0, (1, 2), 3);
        var start = Run(7, 3, journal);
        var frames = stackalloc VirtioFrame[3];
        var queue = new PackedVirtqueue(Setup(journal, start.AsBase), guest);
        Assert.That(queue.Fetch(frames, 3), Is.EqualTo(3));
        for (var i = 0; i < 3; i++)
        {
            frames[i].Group = i == 0 ? (ushort)3 : (ushort)0;
            frames[i].Written = 100;
        }
        journal.Intend(frames, 3, start, Size);
        for (var i = 2; i > 2 - written; i--)
            Volatile.Write(ref ((ulong*)(_driver.Ring + start.Plus((uint)i, Size).Index))[1], PackedDescriptor.UsedElement(frames[i].Id, 100, start.Plus((uint)i, Size).Wrap));
        var expected = written == 0 ? start : start.Plus(3, Size);
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, file.For(0, (1, 2), 3)), Is.EqualTo(expected));
        for (var i = 0; i < 3; i++)
        {
            Assert.That(_driver.TryTake(out _, out var length), Is.EqualTo(written > 0));
            Assert.That(length, Is.EqualTo(written > 0 ? 100 : 0));
        }
        queue.Dispose();
    }

    [Test]
    public void A_journal_of_another_guest_is_not_believed()
    {
        using var file = new JournalFile(Path.Combine(_folder, "journal"), 1);
        file.For(0, (1, 9), 3).Begin(new(9, false));
        var expected = Run(21, 3, null);
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, file.For(0, (1, 2), 3)), Is.EqualTo(expected));
    }

    [Test]
    public void A_guest_that_was_reset_meanwhile_starts_at_the_beginning_whatever_the_journal_says()
    {
        using var file = new JournalFile(Path.Combine(_folder, "journal"), 1);
        file.For(0, (1, 2), 3).Begin(new(9, false));
        for (var i = 0; i < 5; i++)
            _driver.Offer(new TestBuffer(_memory.GuestAddress, 64));
        Assert.That(PackedRecovery.Locate(_driver.Ring, Size, Initial, file.For(0, (1, 2), 3)), Is.EqualTo(new RingPosition(0, true)));
    }

    private GuestMemory Guest() => new(new GuestMemoryRegion(_memory.Description, _memory.File));

    private VirtqueueSetup Setup(RingJournal? journal, uint position) =>
        new() { Features = VirtioFeatures.Packed | VirtioFeatures.Version1, Size = Size, Address = _driver.Address, Base = position, IsWritable = false, Journal = journal };

    // Completes chains one by one, then leaves some waiting; returns where the device stands.
    private RingPosition Run(int completed, int waiting, RingJournal? journal, int entries = 1)
    {
        var buffers = Enumerable.Repeat(new TestBuffer(_memory.GuestAddress, 64), entries).ToArray();
        using var guest = Guest();
        using var queue = new PackedVirtqueue(Setup(journal, Initial), guest);
        var frames = stackalloc VirtioFrame[1];
        var offered = 0;
        for (var i = 0; i < completed; i++)
        {
            // Refilled rings are full at every moment.
            while (offered - i < Math.Max(1, Math.Min(waiting, (int)Size / entries)))
            {
                _driver.Offer(buffers);
                offered++;
            }
            Assert.That(queue.Fetch(frames, 1), Is.EqualTo(1));
            queue.Release(frames, 1);
            Assert.That(_driver.TryTake(out _, out _), Is.True);
        }
        while (offered - completed < Math.Min(waiting, (int)Size / entries))
        {
            _driver.Offer(buffers);
            offered++;
        }
        return RingPosition.FromBase(queue.Position);
    }
}
