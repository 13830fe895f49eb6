using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Stripe.Events;
using TelegramAdmin.Sandbox.Stripe.Faults;
using TelegramAdmin.Sandbox.Stripe.Objects;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>Everything that the emulated Stripe account holds. All of it is read and changed under the world's lock.</summary>
internal sealed class StripeAccount(World world, StripeSandboxOptions options)
{
    public World World => world;

    public Lock Gate => world.Gate;

    public StripeSandboxOptions Options { get; set; } = options;

    public long Now => world.Now;

    /// <summary>Where pages are: {Url}stripe. Known once the server listens.</summary>
    public string PagesUrl { get; set; } = "";

    public ObjectStore Objects { get; } = new();

    public EventLog Events { get; } = new(world.Time);

    public StripeFaultInjector Faults { get; } = new(world.Time);

    public RequestLog Requests { get; } = new();

    public IdempotencyStore Idempotency { get; } = new();

    /// <summary>The test card behind each payment method; a bank debit has none.</summary>
    public Dictionary<string, KeptCard> Cards { get; } = [];

    /// <summary>Ids of deleted customers: they can still be retrieved, as deleted.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>By checkout session: its line items, and what it was given for the objects that it will make later.</summary>
    public Dictionary<string, JsonObject> Extras { get; } = [];

    /// <summary>The call that is being answered; null when somebody acts on a page.</summary>
    public StripeCause? Cause { get; set; }

    /// <summary>Makes and keeps an object; what is not given takes its documented default.</summary>
    public JsonObject Create(string kind, JsonObject fields)
    {
        var made = ObjectMaker.Make(kind, Now, fields);
        Objects.Add(made);
        world.IsDirty = true;
        return made;
    }

    /// <summary>Tells what happened, with the object as it is now.</summary>
    /// <param name="before">Earlier values of what has changed, for *.updated.</param>
    public void Tell(string type, JsonObject subject, JsonObject? before = null)
    {
        Events.Add(type, subject, before, Cause, Now, Options.WebhookUrl is not null);
        ShowChange();
    }

    /// <summary>Keeps the state file and open pages up to date.</summary>
    public void ShowChange()
    {
        world.IsDirty = true;
        if (world.Changes.HasPages) world.Changes.Publish(PageJson.Event("stripe", new { }));
    }

    /// <summary>Changes fields and tells it, with what they were before. Nothing is told when nothing changed.</summary>
    public bool Change(string type, JsonObject subject, JsonObject changes)
    {
        var before = new JsonObject();
        foreach (var (name, value) in changes)
        {
            if (JsonNode.DeepEquals(subject[name], value)) continue;
            before[name] = subject.Copy(name);
            subject[name] = value?.DeepClone();
        }

        if (before.Count == 0) return false;
        Tell(type, subject, before);
        return true;
    }
}

/// <summary>The request that an event came from.</summary>
internal sealed record StripeCause(string RequestId, string? IdempotencyKey);
