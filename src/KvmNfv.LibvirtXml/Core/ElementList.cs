using System.Collections;
using System.Diagnostics.CodeAnalysis;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// The child elements of one name, in document order, as a list that reads and writes in place. Adding an element that is already part
/// of a document adds a copy of it. Finding by index walks the children; use <c>foreach</c> to go through many.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "A list in all but the indexed writes.")]
public sealed class ElementList<T> : IReadOnlyList<T>, ICollection<T>
    where T : Element
{
    private readonly Element _owner;
    private readonly string _name;
    private readonly string _namespace;
    private readonly Func<Slot, T> _view;
    private readonly string? _chosenBy;

    internal ElementList(Element owner, string name, string @namespace, Func<Slot, T> view, string? chosenBy = null)
    {
        _owner = owner;
        _name = name;
        _namespace = @namespace;
        _view = view;
        _chosenBy = chosenBy;
    }

    /// <inheritdoc cref="ICollection{T}.Count" />
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var child in Children)
                count += IsMine(child) ? 1 : 0;
            return count;
        }
    }

    /// <inheritdoc />
    bool ICollection<T>.IsReadOnly => false;

    private IReadOnlyList<Node> Children => _owner.XmlNode?.Children ?? [];

    /// <inheritdoc />
    public T this[int index]
    {
        get
        {
            var left = index;
            foreach (var child in Children)
            {
                if (IsMine(child) && left-- == 0)
                    return View((ElementNode)child);
            }

            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} <{_name}> elements.");
        }
    }

    /// <summary>Adds an element behind the others, or at libvirt's place when it is the first.</summary>
    public void Add(T item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _owner.Choose(_chosenBy, item);
        _owner.InsertChild(item.Release(_name, _namespace));
    }

    /// <summary>Adds several elements; see <see cref="Add"/>.</summary>
    public void AddRange(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
            Add(item);
    }

    /// <summary>Takes one element out of the document.</summary>
    /// <returns>False when it is not in this list.</returns>
    public bool Remove(T item)
    {
        if (!Contains(item))
            return false;
        _owner.XmlNode!.Remove(item.XmlNode!);
        return true;
    }

    /// <summary>Takes all elements that match out of the document.</summary>
    /// <returns>How many were removed.</returns>
    public int RemoveAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        var gone = this.Where(item => match(item)).ToList();
        gone.ForEach(item => Remove(item));
        return gone.Count;
    }

    /// <summary>Takes all elements of the list out of the document.</summary>
    public void Clear() => RemoveAll(static _ => true);

    /// <summary>Whether the element is in this list (the very element, not one that looks the same).</summary>
    public bool Contains(T item) => item?.XmlNode is { } node && node.Parent is not null && node.Parent == _owner.XmlNode && IsMine(node);

    /// <inheritdoc />
    public void CopyTo(T[] array, int arrayIndex)
    {
        ArgumentNullException.ThrowIfNull(array);
        foreach (var item in this)
            array[arrayIndex++] = item;
    }

    /// <summary>Goes through the elements as they are now; adding or removing meanwhile does not disturb it.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var child in Children.ToArray())
        {
            if (IsMine(child))
                yield return View((ElementNode)child);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsMine(Node node) => node is ElementNode element && element.Is(_name, _namespace);

    private T View(ElementNode node) => _view(new Slot(node));
}
