namespace KvmNfv.Libvirt;

/// <summary>Where events go.</summary>
internal abstract class EventTarget
{
    public abstract void Publish(object item);
}
