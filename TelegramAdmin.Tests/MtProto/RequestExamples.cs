using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Tests.MtProto;

/// <summary>One of each request that there is.</summary>
internal static class RequestExamples
{
    private static readonly TdProxy Proxy = new("127.0.0.1", 9, TdProxyType.Socks5("reader", "secret"));

    private static readonly TdProxy Disguised = new("127.0.0.1", 9, TdProxyType.MtProto("00112233445566778899aabbccddeeff"));

    public static IReadOnlyList<TdRequest> All { get; } =
    [
        NativeLibraryTests.Parameters("/tmp/none", [1, 2, 3]),
        new SetAuthenticationPhoneNumber(""), new RequestQrCodeAuthentication([7]), new CheckAuthenticationCode("12345"), new ResendAuthenticationCode(), new CheckAuthenticationPassword("lighthouse"),
        new SetAuthenticationEmailAddress("reader@example.com"), new CheckAuthenticationEmailCode(new TdEmailCode("123456")), new SetOption("online", new TdOptionValue(false)),
        new LogOut(), new CloseRequest(), new GetMe(),
        new AddProxy(Disguised, Enable: false, Comment: ""), new DisableProxy(), new PingProxy(Proxy), new TestProxy(Proxy, 2, 0.2),
        new SearchPublicChat("lumen"), new CheckChatInviteLink("https://t.me/+AbCdEfGhIjKlMnOp"), new GetChat(-1001234567890), new GetSupergroup(1234567890), new GetSupergroupFullInfo(1234567890),
        new SearchChatMessages(-1001234567890, 5L << 20, 100), new GetMessage(-1001234567890, 5L << 20), new CreateSupergroupChat(1234567890), new OpenChat(-1001234567890), new CloseChat(-1001234567890),
    ];

    /// <returns>Why it was refused; null where it was not.</returns>
    public static async Task<TdFailure?> SendAsync(TdClient client, TdRequest request)
    {
        var send = typeof(TdClient).GetMethod(nameof(TdClient.SendAsync))!.MakeGenericMethod(request.GetType().BaseType!.GetGenericArguments()[0]);
        var sent = (Task)send.Invoke(client, [request, TimeSpan.FromSeconds(10), CancellationToken.None])!;
        await sent;
        var reply = sent.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(sent)!;
        return (TdFailure?)reply.GetType().GetProperty(nameof(TdReply<TdOk>.Failure))!.GetValue(reply);
    }
}
