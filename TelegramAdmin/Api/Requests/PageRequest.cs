using System.Globalization;
using System.Reflection;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Api.Requests;

/// <summary><c>limit</c> and <c>cursor</c> of a list, as a parameter of a handler; the endpoint says so with <c>Paged()</c>.</summary>
/// <param name="Limit">How many the page shall hold.</param>
/// <param name="Cursor">Null on the first page.</param>
public sealed record PageRequest(int Limit, string? Cursor) : IBindableFromHttpContext<PageRequest>
{
    public const int Usual = 50, Largest = 200;

    /// <exception cref="ApiRefusedException">The limit is wrong.</exception>
    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        string? cursor = query["cursor"];
        return ValueTask.FromResult<PageRequest?>(new PageRequest(LimitOf(query["limit"]), string.IsNullOrEmpty(cursor) ? null : cursor));
    }

    /// <summary>The numbers that the cursor holds, as <see cref="ApiCursor.Of"/> put them in; null on the first page.</summary>
    /// <exception cref="ApiRefusedException">It is none of ours.</exception>
    public long[]? After(int numbers) =>
        Cursor is null ? null : ApiCursor.Read(Cursor, numbers) ?? throw new ApiRefusedException(new Failure(FailureKind.Invalid, "cursor_invalid",
            "This cursor is not one of this list. Begin without a cursor, then pass next_cursor of each page on unchanged.", "cursor"));

    private static int LimitOf(string? text) =>
        string.IsNullOrEmpty(text) ? Usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Largest ? limit
        : throw new ApiRefusedException(new Failure(FailureKind.Invalid, "limit_invalid", $"The limit is a number from 1 to {Largest}. Leave it out for {Usual}.", "limit"));
}
