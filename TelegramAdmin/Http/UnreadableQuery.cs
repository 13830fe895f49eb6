namespace TelegramAdmin.Http;

/// <summary>The address of a page may say anything. Where a part of it cannot be read, such as a word where a number stands, the page opens without.</summary>
internal static class UnreadableQuery
{
    /// <summary>What Blazor says of a value that it cannot turn into the type of a parameter; it has no type of its own for that.</summary>
    private const string Words = "Cannot parse the value '";

    public static bool Is(Exception e) => e is InvalidOperationException && e.Message.StartsWith(Words, StringComparison.Ordinal);

    public static IApplicationBuilder UseUnreadableQuery(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (InvalidOperationException e) when (Is(e) && HttpMethods.IsGet(context.Request.Method) && context.Request.QueryString.HasValue && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.Redirect(context.Request.PathBase.Add(context.Request.Path).ToUriComponent());
        }
    });
}
