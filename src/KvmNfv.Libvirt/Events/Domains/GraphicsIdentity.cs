using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>One identity of an authenticated client of a graphical console.</summary>
/// <param name="Type">The kind of identity, such as <c>x509dname</c> or <c>saslUsername</c>.</param>
/// <param name="Name">The name.</param>
public sealed record GraphicsIdentity(string Type, string Name)
{
    // SAFETY: the subject and its `nidentity` identities belong to libvirt and live during the callback.
    internal static unsafe IReadOnlyList<GraphicsIdentity> From(virDomainEventGraphicsSubject* subject)
    {
        if (subject == null)
            return [];
        var all = new GraphicsIdentity[subject->nidentity];
        for (var i = 0; i < all.Length; i++)
            all[i] = new(NativeStrings.Borrow(subject->identities[i].type), NativeStrings.Borrow(subject->identities[i].name));
        return all;
    }
}
