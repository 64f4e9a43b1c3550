using System.Collections.Immutable;

namespace KvmNfv.Sdk;

/// <summary>Makes <see cref="EquatableList{T}"/> values.</summary>
public static class EquatableList
{
    /// <summary>Copies items into a list; this is what a collection expression calls.</summary>
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? EquatableList<T>.Empty : new([.. items]);

    /// <summary>Copies a sequence into a list.</summary>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items as EquatableList<T> ?? new EquatableList<T>([.. items]);
    }
}
