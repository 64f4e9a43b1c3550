namespace KvmNfv.Libvirt.Tests.Events;

public sealed class DomainEventsTests : LeakCheckedFixture
{
    private LibvirtConnection _connection = null!;
    private Domain _domain = null!;

    [SetUp]
    public void Open()
    {
        _connection = LibvirtConnection.Open("test:///default");
        _domain = _connection.LookupDomainByName("test");
    }

    [TearDown]
    public void Close()
    {
        _domain.Dispose();
        _connection.Dispose();
    }

    [Test]
    public async Task Lifecycle_10000_changes_arrive_in_order()
    {
        const int rounds = 5_000;
        await using var events = _connection.DomainEvents.Lifecycle(options: new() { Capacity = rounds * 2 });
        for (var i = 0; i < rounds; i++)
        {
            _domain.Suspend();
            _domain.Resume();
        }
        for (var i = 0; i < rounds * 2; i++)
        {
            var next = await events.Next();
            Assert.That(next.Type, Is.EqualTo(i % 2 == 0 ? DomainEventType.Suspended : DomainEventType.Resumed), $"event {i}");
        }
        Assert.That(events.Dropped, Is.Zero);
    }

    [Test]
    public async Task Lifecycle_names_the_domain_and_the_reason()
    {
        await using var events = _connection.DomainEvents.Lifecycle();
        _domain.Suspend();
        _domain.Resume();
        var next = await events.Next();
        Assert.Multiple(() =>
        {
            Assert.That(next.Domain, Is.EqualTo(new DomainReference("test", _domain.Uuid, _domain.Id)));
            Assert.That(next.Type, Is.EqualTo(DomainEventType.Suspended));
            Assert.That(next.Reason, Is.EqualTo("Paused"));
            Assert.That(next.Kind, Is.EqualTo(DomainEventID.Lifecycle));
            Assert.That(next.ReceivedAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
        });
    }

    [Test]
    public async Task Lifecycle_of_a_new_domain_tells_its_whole_life()
    {
        await using var events = _connection.DomainEvents.Lifecycle();
        using (var other = _connection.DefineDomain(TestDomain.Xml("life")))
        {
            other.Create();
            other.Destroy();
            other.Undefine();
        }
        var types = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var next = await events.Next();
            types.Add($"{next.Type} {next.Reason}");
        }
        Assert.That(types, Is.EqualTo(new[] { "Defined Added", "Started Booted", "Stopped Destroyed", "Undefined Removed" }));
    }

    [Test]
    public async Task Only_one_domain_is_followed()
    {
        using var other = _connection.CreateDomain(TestDomain.Xml("other"));
        await using var events = _connection.DomainEvents.Lifecycle(_domain);
        other.Suspend();
        _domain.Suspend();
        other.Destroy();
        _domain.Resume();
        Assert.That((await events.Next()).Domain.Name, Is.EqualTo("test"));
        Assert.That((await events.Next()).Domain.Name, Is.EqualTo("test"));
        Assert.That(events.Waiting, Is.Zero);
    }

    [Test]
    public async Task All_merges_every_kind_in_order()
    {
        await using var events = _connection.DomainEvents.All();
        _domain.Suspend();
        _domain.SetMetadata(DomainMetadataType.Title, "a title", null, null);
        _domain.Resume();
        var kinds = new List<DomainEventID> { (await events.Next()).Kind, (await events.Next()).Kind, (await events.Next()).Kind };
        Assert.That(kinds, Is.EqualTo(new[] { DomainEventID.Lifecycle, DomainEventID.MetadataChange, DomainEventID.Lifecycle }));
    }

    [Test]
    public void Every_kind_that_the_library_knows_can_be_subscribed()
    {
        foreach (var kind in Enum.GetValues<DomainEventID>())
        {
            try
            {
                using var events = _connection.DomainEvents.Select([kind]);
                Assert.That(events.IsEnded, Is.False, kind.ToString());
            }
            catch (LibvirtUnsupportedException e)
            {
                Assert.That(LibvirtLibrary.Version, Is.LessThan(e.RequiredVersion!.Value), kind.ToString());
            }
        }
    }

    [Test]
    public void Select_without_a_kind_is_refused() => Assert.Throws<ArgumentException>(() => _connection.DomainEvents.Select([]));

    [Test]
    public async Task Full_stream_drops_the_oldest_and_counts()
    {
        await using var events = _connection.DomainEvents.Lifecycle(options: new() { Capacity = 2 });
        await using var counter = _connection.DomainEvents.Lifecycle();
        for (var i = 0; i < 3; i++)
        {
            _domain.Suspend();
            _domain.Resume();
        }
        for (var i = 0; i < 6; i++)
            await counter.Next();
        await LoopTurn();
        Assert.Multiple(() =>
        {
            Assert.That(events.Dropped, Is.EqualTo(4));
            Assert.That(events.Waiting, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Disposing_the_connection_ends_the_enumeration_after_what_came()
    {
        var events = _connection.DomainEvents.Lifecycle();
        var reading = ReadToEnd(events);
        _domain.Suspend();
        _domain.Resume();
        await LoopTurn();
        _domain.Dispose();
        _connection.Dispose();
        Assert.That(await reading.WaitAsync(Limits.Patience), Is.EqualTo(2));
        Assert.Throws<ObjectDisposedException>(() => _connection.DomainEvents.Lifecycle());
        await events.DisposeAsync();
    }

    [Test]
    public async Task Disposing_the_stream_ends_the_subscription()
    {
        var events = _connection.DomainEvents.Lifecycle();
        events.Dispose();
        events.Dispose();
        _domain.Suspend();
        _domain.Resume();
        await LoopTurn();
        Assert.That(events.TryRead(out _), Is.False);
        await Assert.ThatAsync(async () => await events.ReadAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Subscribing_and_ending_under_fire_neither_hangs_nor_crashes()
    {
        using var stop = new CancellationTokenSource();
        var firing = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                _domain.Suspend();
                _domain.Resume();
            }
        });
        var subscribers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await using var events = _connection.DomainEvents.All();
                await events.Next();
            }
        }));
        await Task.WhenAll(subscribers).WaitAsync(Limits.Patience * 2);
        await stop.CancelAsync();
        await firing.WaitAsync(Limits.Patience);
    }

    [Test]
    public void Domain_that_is_gone_cannot_be_followed()
    {
        var other = _connection.CreateDomain(TestDomain.Xml("gone"));
        other.Destroy();
        Assert.Throws<LibvirtNotFoundException>(() => _connection.DomainEvents.Lifecycle(other));
        other.Dispose();
    }

    private static async Task<int> ReadToEnd<T>(EventStream<T> events)
    {
        var count = 0;
        await foreach (var _ in events)
            count++;
        return count;
    }
}
