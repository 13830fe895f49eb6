using System.Text.Json.Serialization.Metadata;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>One request to Stripe that knows its path and its fields. The answer is a <typeparamref name="T"/>.</summary>
/// <param name="Path">Below /v1/.</param>
public abstract record StripeRequest<T>(HttpMethod Method, string Path)
{
    /// <summary>What comes whole instead of as its id, such as latest_charge.balance_transaction (docs.stripe.com/api/expanding_objects).</summary>
    public IReadOnlyList<string> Expand { get; init; } = [];

    /// <summary>By which Stripe knows a repetition; only requests that change something have one.</summary>
    internal virtual string? Key => null;

    internal JsonTypeInfo<T> Answer => (JsonTypeInfo<T>)StripeJson.Default.GetTypeInfo(typeof(T))!;

    /// <summary>Names no field: values are people's and cards'.</summary>
    public sealed override string ToString() => $"{Method} /v1/{Path}";

    internal string Fields()
    {
        var form = new StripeForm();
        Write(form);
        form.Add("expand", Expand);
        return form.ToString();
    }

    internal virtual void Write(StripeForm form)
    {
    }

    /// <summary>A path with one object's id in it.</summary>
    protected static string At(string collection, string id, string? below = null) =>
        $"{collection}/{Uri.EscapeDataString(id)}{(below is null ? "" : "/" + below)}";
}

public abstract record StripeRead<T>(string Path) : StripeRequest<T>(HttpMethod.Get, Path);

/// <param name="IdempotencyKey">The same for each try of the same intention, across crashes too (docs.stripe.com/api/idempotent_requests); at most 255 characters.</param>
public abstract record StripeWrite<T>(string Path, string IdempotencyKey) : StripeRequest<T>(HttpMethod.Post, Path)
{
    internal sealed override string Key => IdempotencyKey;
}

/// <summary>One page of a list, newest first; see <see cref="StripeLists"/> for all of them.</summary>
public abstract record StripePage<T>(string Path) : StripeRead<StripeList<T>>(Path) where T : StripeObject
{
    public const int Largest = 100;

    /// <summary>1 to 100.</summary>
    public int Limit { get; init; } = Largest;

    /// <summary>The last id of the page before.</summary>
    public string? StartingAfter { get; init; }

    internal override void Write(StripeForm form) => form.Add("limit", Limit).Add("starting_after", StartingAfter);
}

/// <summary>A page of what was made in a time.</summary>
public abstract record StripePageOf<T>(string Path) : StripePage<T>(Path) where T : StripeObject
{
    /// <summary>Made then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made earlier than this.</summary>
    public DateTimeOffset? Before { get; init; }

    internal override void Write(StripeForm form)
    {
        base.Write(form);
        form.Add("created[gte]", From).Add("created[lt]", Before);
    }
}
