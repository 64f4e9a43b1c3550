using KvmNfv.Libvirt;
using KvmNfv.Sdk.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace KvmNfv.Sdk.Tests.DependencyInjection;

public sealed class LibvirtConnectionSourceTests
{
    private readonly ILibvirtConnectionOpener _opener = Substitute.For<ILibvirtConnectionOpener>();

    [Test]
    public async Task Connection_is_opened_once_for_all_who_ask()
    {
        var opening = new TaskCompletionSource<ILibvirtConnection>();
        _opener.OpenAsync(default!).ReturnsForAnyArgs(opening.Task);
        await using var source = Source();
        Task<ILibvirtConnection>[] asked = [source.GetAsync(), source.GetAsync(), source.GetAsync()];
        using var connection = Alive();
        opening.SetResult(connection);
        Assert.That(await Task.WhenAll(asked), Has.All.SameAs(connection));
        await _opener.ReceivedWithAnyArgs(1).OpenAsync(default!);
    }

    [Test]
    public async Task One_who_stops_waiting_takes_nothing_from_the_others()
    {
        var opening = new TaskCompletionSource<ILibvirtConnection>();
        _opener.OpenAsync(default!).ReturnsForAnyArgs(opening.Task);
        await using var source = Source();
        using var cancellation = new CancellationTokenSource();
        var impatient = source.GetAsync(cancellation.Token);
        var patient = source.GetAsync();
        await cancellation.CancelAsync();
        Assert.That(async () => await impatient, Throws.InstanceOf<OperationCanceledException>());
        using var connection = Alive();
        opening.SetResult(connection);
        Assert.That(await patient, Is.SameAs(connection));
    }

    [Test]
    public async Task Lost_connection_is_disposed_and_opened_again()
    {
        using var lost = Alive();
        using var next = Alive();
        _opener.OpenAsync(default!).ReturnsForAnyArgs(Task.FromResult(lost), Task.FromResult(next));
        await using var source = Source();
        await source.GetAsync();
        lost.IsAlive().Returns(false);
        Assert.That(await source.GetAsync(), Is.SameAs(next));
        lost.Received(1).Dispose();
    }

    [Test]
    public async Task Connection_that_somebody_disposed_is_opened_again()
    {
        using var closed = Alive();
        using var next = Alive();
        _opener.OpenAsync(default!).ReturnsForAnyArgs(Task.FromResult(closed), Task.FromResult(next));
        await using var source = Source();
        await source.GetAsync();
        closed.IsAlive().Throws(new ObjectDisposedException("connection"));
        Assert.That(await source.GetAsync(), Is.SameAs(next));
    }

    [Test]
    public async Task Failed_opening_is_tried_again_by_the_next_who_asks()
    {
        using var connection = Alive();
        _opener.OpenAsync(default!).ReturnsForAnyArgs(Task.FromException<ILibvirtConnection>(new IOException("no")), Task.FromResult(connection));
        await using var source = Source();
        Assert.That(async () => await source.GetAsync(), Throws.InstanceOf<IOException>());
        Assert.That(await source.GetAsync(), Is.SameAs(connection));
    }

    [Test]
    public async Task Disposing_closes_even_what_is_just_being_opened()
    {
        var opening = new TaskCompletionSource<ILibvirtConnection>();
        _opener.OpenAsync(default!).ReturnsForAnyArgs(opening.Task);
        var source = Source();
        _ = source.GetAsync();
        var disposing = source.DisposeAsync();
        using var connection = Alive();
        opening.SetResult(connection);
        await disposing;
        connection.Received(1).Dispose();
        Assert.That(() => source.GetAsync(), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static ILibvirtConnection Alive()
    {
        var connection = Substitute.For<ILibvirtConnection>();
        connection.IsAlive().Returns(true);
        return connection;
    }

    private LibvirtConnectionSource Source() => new("edge", () => new LibvirtConnectionOptions { Uri = "test:///default" }, _opener);
}
