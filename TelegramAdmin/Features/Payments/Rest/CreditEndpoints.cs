using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Payments.Rest;

/// <summary>/users/{id}/credits: a person's account, and giving credits to it.</summary>
internal static class CreditEndpoints
{
    private const int LongestKey = 255;

    private static readonly TimeSpan LongestLasting = TimeSpan.FromDays(3_650);

    public static void MapCredits(this RouteGroupBuilder api)
    {
        var credits = api.MapGroup("/users/{id}/credits").WithTags("People");
        credits.MapGet("", ReadAsync).RequireScope(ApiScopes.UsersRead).Produces<CreditsResource>().Fails("user_not_found")
            .Describe("Read a person's credits", "The balance, which all bots of the workspace share, with pass and tier. By the id that GET /users gives.");
        credits.MapPost("", GiveAsync).RequireScope(ApiScopes.UsersWrite).Produces<GiftResource>().Takes<GiftRequest>("""{ "amount": 25, "reason": "Won the quiz" }""").Fails(PaymentApiErrors.Giving)
            .Header("Idempotency-Key", "Needed: the same key gives once, however often it is sent.")
            .Describe("Give credits", "Adds to the balance, with a reason that the person and the ledger show.");
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, UserList users, AccountReader accounts, CancellationToken cancellation)
    {
        var user = await FindAsync(context, id, users, cancellation);
        return Results.Ok(CreditsResource.Of(await accounts.ReadAsync(user.WorkspaceId, user.TelegramUserId, cancellation)));
    }

    private static async Task<IResult> GiveAsync(HttpContext context, long id, Body<GiftRequest> body, UserList users, CorrectCredits correct, TimeProvider clock)
    {
        var request = RequestOf(context);
        var user = await FindAsync(context, id, users, context.RequestAborted);
        var (gift, now) = (body.Value, clock.GetUtcNow());
        if (gift.ExpiresAt is { } end && (end <= now || end > now + LongestLasting))
            return ApiResults.Problem(new Failure(FailureKind.Invalid, "expiry_invalid", "Nothing was given. The credits must end in the future, within ten years; leave expires_at out for never.", "expires_at"));
        var correction = new CreditCorrection(CorrectionKind.Add, gift.Amount, gift.Reason, request) { ExpiresAt = gift.ExpiresAt };
        if (!(await correct.RunAsync(user.WorkspaceId, user.TelegramUserId, correction, null)).TryGet(out var posted, out var failure))
            return ApiResults.Problem(failure);
        if (posted.IsNew)
            await context.RecordAsync("credits.corrected", $"person {user.TelegramUserId}", $"added {gift.Amount}: {gift.Reason}");
        return Results.Ok(new GiftResource(posted.EntryId, posted.Balance, !posted.IsNew));
    }

    private static async Task<BotUser> FindAsync(HttpContext context, long id, UserList users, CancellationToken cancellation) =>
        await users.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } user && context.ApiKey().Allows(user.BotId) ? user
            : throw new ApiRefusedException(new Failure(FailureKind.NotFound, "user_not_found", $"None of the bots that this key may use knows a person {id}."));

    /// <summary>The caller's key under a name of ours: as long as sources may be, and apart from the keys of other programs.</summary>
    private static string RequestOf(HttpContext context) => context.Request.Headers["Idempotency-Key"].ToString() switch
    {
        "" => throw new ApiRefusedException(new Failure(FailureKind.Invalid, "idempotency_key_missing", "Nothing was given. Send an Idempotency-Key, so that a repeated call does not give twice; a UUID does well.", "Idempotency-Key")),
        { Length: <= LongestKey } key when key.All(c => c is > ' ' and <= '~') => $"api:{context.ApiKey().Id}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..40]}",
        _ => throw new ApiRefusedException(new Failure(FailureKind.Invalid, "idempotency_key_invalid", "Nothing was given. The Idempotency-Key is 1 to 255 printable ASCII characters; a UUID does well.", "Idempotency-Key")),
    };
}

/// <summary>Credits to give.</summary>
public sealed record GiftRequest
{
    /// <summary>1 to 1,000,000,000.</summary>
    public required long Amount { get; init; }

    /// <summary>1 to 300 characters; the person and the ledger show it.</summary>
    public required string Reason { get; init; }

    /// <summary>What is left of them then ends; left out for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <param name="EntryId">The ledger's entry.</param>
/// <param name="Balance">After it.</param>
/// <param name="Repeated">This Idempotency-Key had given before, and nothing was given now.</param>
public sealed record GiftResource(long EntryId, long Balance, bool Repeated);

/// <summary>A person's credits.</summary>
public sealed record CreditsResource
{
    public required long TelegramUserId { get; init; }

    /// <summary>What can be spent now.</summary>
    public required long Balance { get; init; }

    /// <summary>Set aside beside the balance.</summary>
    public required long Held { get; init; }

    public required long Granted { get; init; }

    public required long Spent { get; init; }

    /// <summary>Messages are free until then; left out without a pass.</summary>
    public DateTimeOffset? PassUntil { get; init; }

    public string? Tier { get; init; }

    internal static CreditsResource Of(AccountView view) => new()
    {
        TelegramUserId = view.TelegramUserId,
        Balance = view.Balance,
        Held = view.Account?.Held ?? 0,
        Granted = view.Account?.Granted ?? 0,
        Spent = view.Account?.Spent ?? 0,
        PassUntil = view.PassUntil,
        Tier = view.Tier?.Name,
    };
}
