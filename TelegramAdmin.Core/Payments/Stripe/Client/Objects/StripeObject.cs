using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>Something that Stripe keeps, with those of its fields that are used here; named as in Stripe's reference ("The Price object").</summary>
public abstract record StripeObject
{
    public string Id { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    public bool Livemode { get; init; }

    /// <summary>What we wrote onto it; nothing that must be kept from Stripe's dashboard.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>In the place of an object that was deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>Its id and no field: fields are people's and cards'.</summary>
    public sealed override string ToString() => $"{GetType().Name} {Id}";

    public string? MetadataOf(string key) => Metadata?.GetValueOrDefault(key);
}

/// <summary>A page of a list.</summary>
public sealed record StripeList<T>
{
    [SuppressMessage("Design", "CA1002", Justification = "As it is read.")]
    public List<T> Data { get; init; } = [];

    public bool HasMore { get; init; }
}
