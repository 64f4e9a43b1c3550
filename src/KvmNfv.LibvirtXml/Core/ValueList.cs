using System.Collections;
using System.Diagnostics.CodeAnalysis;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>The texts of the child elements of one name, in document order, as a list that reads and writes in place.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "A list in all but the indexed writes.")]
public sealed class ValueList<T> : IReadOnlyList<T>, ICollection<T>
{
    private readonly Element _owner;
    private readonly string _name;
    private readonly Func<string, T> _read;
    private readonly Func<T, string> _write;

    internal ValueList(Element owner, string name, Func<string, T> read, Func<T, string> write)
    {
        _owner = owner;
        _name = name;
        _read = read;
        _write = write;
    }

    /// <inheritdoc cref="ICollection{T}.Count" />
    public int Count => Nodes().Count();

    /// <inheritdoc />
    bool ICollection<T>.IsReadOnly => false;

    /// <inheritdoc />
    public T this[int index] => Read(Nodes().ElementAt(index));

    /// <summary>Adds a value behind the others.</summary>
    public void Add(T item)
    {
        var node = new ElementNode(_name);
        node.SetText(XmlText.Value(_write(item)));
        _owner.InsertChild(node);
    }

    /// <summary>Takes the first element with this value out of the document.</summary>
    public bool Remove(T item)
    {
        var node = Nodes().FirstOrDefault(node => EqualityComparer<T>.Default.Equals(Read(node), item));
        if (node is null)
            return false;
        _owner.XmlNode!.Remove(node);
        return true;
    }

    /// <summary>Takes all elements of the list out of the document.</summary>
    public void Clear()
    {
        foreach (var node in Nodes().ToList())
            _owner.XmlNode!.Remove(node);
    }

    /// <summary>Whether an element has this value.</summary>
    public bool Contains(T item) => Nodes().Any(node => EqualityComparer<T>.Default.Equals(Read(node), item));

    /// <inheritdoc />
    public void CopyTo(T[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var item in this)
            array[arrayIndex++] = item;
    }

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => Nodes().ToList().Select(Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<ElementNode> Nodes() =>
        (_owner.XmlNode?.Children ?? []).OfType<ElementNode>().Where(node => node.Is(_name, ""));

    private T Read(ElementNode node) => _read(node.Text ?? "");
}
