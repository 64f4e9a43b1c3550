namespace KvmNfv.Libvirt;

/// <summary>A client of the graphical console came or went.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Phase">How far the client is.</param>
/// <param name="Local">The server's address.</param>
/// <param name="Remote">The client's address.</param>
/// <param name="AuthenticationScheme">How the client was authenticated.</param>
/// <param name="Subject">Who the client is.</param>
public sealed record DomainGraphicsEvent(
    DomainReference Domain, DomainEventGraphicsPhase Phase, GraphicsAddress Local, GraphicsAddress Remote, string AuthenticationScheme, IReadOnlyList<GraphicsIdentity> Subject) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Graphics;
}
